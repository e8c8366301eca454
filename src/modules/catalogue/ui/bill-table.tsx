'use client'
import { memo, useEffect, useRef, type FormEvent, type KeyboardEvent } from 'react'
import { CircleAlert } from 'lucide-react'
import { formatMinor } from '#kernel/money.ts'
import { fieldId, useFormScope } from '#ui/form-context.ts'

/** A line as the page hands it to the browser: a tuple, because a bill has hundreds of them. */
export type BillTuple = readonly [findNumber: number, partId: string, number: string, name: string, revision: string, quantity: number, unitCost: number, replaceable: boolean]

interface Props {
  readonly rows: readonly BillTuple[]
  readonly currency: string
  /** Where the parts' own pages are. */
  readonly partsPath: string
  readonly editable: boolean
  readonly total: number
}

const quantityName = (findNumber: number) => `quantity.f${findNumber}`

/**
 * The lines of a bill, in the browser as on paper: plain inputs that React never looks at while somebody types. One listener for the table
 * moves between quantities (arrows, Enter), puts a quantity back (Escape) and sums up; so a key costs the same in line 500 as in line 5.
 */
export function BillTable(props: Props) {
  const { rows, currency, editable } = props
  const { state, id } = useFormScope()
  const table = useRef<HTMLTableElement>(null)
  const sums = useRef<Sums>({ cost: 0, pieces: 0, changed: 0, rows: [] })

  useEffect(() => {
    const form = table.current?.closest('form')
    if (!form || !editable) return
    // After a save the form goes back to what the server says; sums follow once the inputs have.
    const again = () => queueMicrotask(() => { sums.current = readAll(table.current, rows, currency) })
    form.addEventListener('reset', again)
    const leaving = (event: BeforeUnloadEvent) => { if (sums.current.changed > 0 && !form.querySelector('[aria-busy="true"]')) event.preventDefault() }
    window.addEventListener('beforeunload', leaving)
    again()
    return () => {
      form.removeEventListener('reset', again)
      window.removeEventListener('beforeunload', leaving)
    }
  }, [rows, currency, editable])

  function typed(event: FormEvent<HTMLTableElement>) {
    const row = event.target instanceof Element ? event.target.closest('tr') : null
    const line = row && rows[row.sectionRowIndex]
    if (!row || !line) return
    readRow(row, line, row.sectionRowIndex, sums.current, currency)
    tellSums(event.currentTarget, sums.current, currency)
  }

  const errors = state.status === 'refused' ? (state.fieldErrors ?? NONE) : NONE
  const values = state.status === 'refused' ? (state.values ?? NONE) : NONE
  return (
    <table ref={table} className="bill-table" onInput={editable ? typed : undefined} onKeyDown={editable ? keys : undefined}>
      <caption className="sr-only">Lines of the bill of materials</caption>
      <thead>
        <tr>
          <th scope="col" className="number">Find</th><th scope="col">Part</th><th scope="col" className="wide">Number</th><th scope="col" className="number">In one toy</th>
          <th scope="col" className="number wide">Each</th><th scope="col" className="number">Together</th><th scope="col" className="wide">Replaceable</th>{editable && <th scope="col"><span className="sr-only">Remove</span></th>}
        </tr>
      </thead>
      <Rows {...props} errors={errors} values={values} formId={id} />
      <tfoot><tr><th scope="row" colSpan={2}>Material for one toy</th><td className="wide" /><td className="number" data-sum="quantity">{rows.reduce((sum, row) => sum + row[5], 0).toLocaleString('en-US')}</td><td className="wide" /><td className="number" data-sum="cost">{formatMinor(props.total, currency)}</td><td className="wide" />{editable && <td />}</tr></tfoot>
    </table>
  )
}

const NONE = {}

const Rows = memo(function Rows({ rows, currency, partsPath, editable, errors, values, formId }: Props & { readonly errors: Readonly<Record<string, string>>; readonly values: Readonly<Record<string, string | string[]>>; readonly formId: string }) {
  const said = (name: string): readonly string[] | null => (values === NONE ? null : [values[name] ?? []].flat())
  const [removed, replaced] = [said('remove'), said('replaceable')]
  return (
    <tbody>
      {rows.map(([findNumber, partId, number, name, revision, quantity, unitCost, replaceable]) => {
        const field = quantityName(findNumber)
        const error = errors[field]
        return (
          <tr key={findNumber} id={`line-${findNumber}`}>
            <td className="number">{findNumber}</td>
            <th scope="row"><a href={`${partsPath}/${partId}`}>{name}</a></th>
            <td className="code wide">{number} {revision}</td>
            <td className="number">
              {editable ? <input name={field} defaultValue={typeof values[field] === 'string' ? values[field] : quantity} inputMode="numeric" autoComplete="off" aria-label={`Quantity, line ${findNumber}`}
                {...(error && { 'id': fieldId(formId, field), 'aria-invalid': true, 'aria-describedby': `${fieldId(formId, field)}-error` })} /> : quantity.toLocaleString('en-US')}
              {error && <p id={`${fieldId(formId, field)}-error`} className="problem"><CircleAlert aria-hidden className="size-3.5" />{error}</p>}
            </td>
            <td className="number wide">{formatMinor(unitCost, currency)}</td>
            <td className="number">{formatMinor(unitCost * quantity, currency)}</td>
            <td className="wide">{editable ? <input type="checkbox" name="replaceable" value={findNumber} defaultChecked={replaced ? replaced.includes(String(findNumber)) : replaceable} aria-label={`Line ${findNumber} can be replaced at home`} /> : replaceable ? 'Yes' : 'No'}</td>
            {editable && <td><label className="remove"><input type="checkbox" name="remove" value={findNumber} defaultChecked={removed?.includes(String(findNumber)) ?? false} aria-label={`Remove line ${findNumber}`} /></label></td>}
          </tr>
        )
      })}
    </tbody>
  )
})

const rowsOf = (table: HTMLTableElement | null) => (table ? [...table.tBodies[0]!.rows] : [])
const quantityOf = (row: HTMLTableRowElement) => row.querySelector<HTMLInputElement>('input[name^="quantity."]')

function keys(event: KeyboardEvent<HTMLTableElement>): void {
  const input = event.target
  if (!(input instanceof HTMLInputElement)) return
  const moves: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }
  const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : moves[event.key]
  if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') input.form?.requestSubmit()
  else if (step && (input.name.startsWith('quantity.') || event.key === 'Enter')) {
    const shown = rowsOf(event.currentTarget).filter((row) => !row.hidden)
    const next = shown[shown.indexOf(input.closest('tr')!) + step]
    const field = next && quantityOf(next)
    field?.focus()
    field?.select()
  } else if (event.key === 'Escape' && input.name.startsWith('quantity.')) {
    input.value = input.defaultValue
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
  } else return
  event.preventDefault()
}

const isChanged = (row: HTMLTableRowElement) => [...row.querySelectorAll('input')].some((input) => (input.type === 'checkbox' ? input.checked !== input.defaultChecked : input.value !== input.defaultValue))

/** What the table adds up, kept so that a key costs one row and not all of them. */
interface Sums {
  cost: number
  pieces: number
  changed: number
  readonly rows: { cost: number; pieces: number; changed: boolean }[]
}

/** Reads one row and brings the sums up to it. What is no number yet counts as what it was. */
function readRow(row: HTMLTableRowElement, [, , , , , quantity, unitCost]: BillTuple, index: number, sums: Sums, currency: string): void {
  const input = quantityOf(row)
  if (!input) return
  const typed = /^\s*\d{1,7}\s*$/.test(input.value) ? Number(input.value) : quantity
  const removed = row.querySelector<HTMLInputElement>('input[name="remove"]')?.checked
  const together = formatMinor(unitCost * typed, currency)
  if (row.cells[5]!.textContent !== together) row.cells[5]!.textContent = together
  const changed = isChanged(row)
  row.classList.toggle('changed', changed)
  const before = sums.rows[index] ?? { cost: 0, pieces: 0, changed: false }
  const now = { cost: removed ? 0 : unitCost * typed, pieces: removed ? 0 : typed, changed }
  sums.rows[index] = now
  sums.cost += now.cost - before.cost
  sums.pieces += now.pieces - before.pieces
  sums.changed += Number(now.changed) - Number(before.changed)
}

/** Writes the sums straight into the table's foot, and how much waits to be saved beside the button. */
function tellSums(table: HTMLTableElement, { cost, pieces, changed }: Sums, currency: string): void {
  for (const [what, words] of [['cost', formatMinor(cost, currency)], ['quantity', pieces.toLocaleString('en-US')]] as const) {
    const cell = table.tFoot?.querySelector(`[data-sum="${what}"]`)
    if (cell && cell.textContent !== words) cell.textContent = words
  }
  const told = table.closest('form')?.querySelector('[data-changes]')
  if (told) told.textContent = changed === 0 ? '' : `${changed.toLocaleString('en-US')} ${changed === 1 ? 'line' : 'lines'} changed, not saved yet`
}

function readAll(table: HTMLTableElement | null, rows: readonly BillTuple[], currency: string): Sums {
  const sums: Sums = { cost: 0, pieces: 0, changed: 0, rows: [] }
  if (!table) return sums
  const body = rowsOf(table)
  rows.forEach((line, index) => { if (body[index]) readRow(body[index], line, index, sums, currency) })
  tellSums(table, sums, currency)
  return sums
}

/** Hides the lines that do not hold the words typed. */
export function filterLines(event: FormEvent<HTMLInputElement>): void {
  const words = event.currentTarget.value.toLowerCase().split(/\s+/).filter(Boolean)
  for (const row of document.querySelectorAll<HTMLTableRowElement>('.bill-table tbody tr')) {
    const text = `${row.cells[0]!.textContent} ${row.cells[1]!.textContent} ${row.cells[2]!.textContent}`.toLowerCase()
    row.hidden = !words.every((word) => text.includes(word))
  }
}
