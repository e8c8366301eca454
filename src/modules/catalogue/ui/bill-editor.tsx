'use client'
import { useEffect, useId, useState, type ReactNode } from 'react'
import { CheckboxField, NumberField, TextField } from '#ui/fields.tsx'
import { ActionForm, SubmitButton, type FormAction } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { BillTable, filterLines, type BillTuple } from './bill-table.tsx'

/** A bill that can be changed: its table, a line to add, and one button that saves all of it. Without JavaScript it is one plain form. */
export function BillEditor({ action, hidden, nextNumber, searchUrl, ...table }: {
  readonly action: FormAction
  readonly hidden: Readonly<Record<string, string | number>>
  readonly rows: readonly BillTuple[]
  readonly currency: string
  readonly partsPath: string
  readonly total: number
  readonly nextNumber: number
  /** Answers ?q= with what the workspace has by that word. */
  readonly searchUrl: string
}) {
  return (
    <ActionForm action={action} hidden={hidden} label="Bill of materials" className="gap-3">
      {table.rows.length > 0 && <BillTable {...table} editable />}
      <fieldset id="add-line" className="grid scroll-mt-24 items-start gap-3 border-t border-line pt-4 sm:grid-cols-[2.5rem_minmax(0,22rem)_7rem_auto]">
        <legend className="sr-only">Add a line</legend>
        <p className="tabular hidden pt-8 text-right text-ink-soft sm:block" aria-hidden>{nextNumber}</p>
        <PartField searchUrl={searchUrl} />
        <NumberField name="add.quantity" label="In one toy" defaultValue={1} unit="×" />
        <div className="self-start pt-0 sm:pt-7"><CheckboxField name="add.replaceable" label="Can be replaced at home" defaultChecked /></div>
      </fieldset>
      <div className="no-print sticky bottom-0 z-10 -mx-2 flex flex-wrap items-center gap-4 border-t border-line bg-paper px-2 py-3">
        <SubmitButton pendingLabel="Saving …">Save bill</SubmitButton>
        <p data-changes role="status" className="text-ink-soft" />
        <p className="js-only ml-auto hidden text-sm text-ink-soft md:block"><kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd> move · <kbd>Esc</kbd> puts a quantity back · <kbd>Ctrl Enter</kbd> saves</p>
      </div>
    </ActionForm>
  )
}

const WAIT_MS = 150

/** A part by its number or name; what fits is offered while typing. */
function PartField({ searchUrl }: { readonly searchUrl: string }) {
  const id = useId()
  const [text, setText] = useState('')
  const [parts, setParts] = useState<readonly { readonly number: string; readonly name: string }[]>([])
  useEffect(() => {
    if (text.trim().length < 2) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      fetch(`${searchUrl}?q=${encodeURIComponent(text.trim())}`, { signal: stop.signal })
        .then((answer) => (answer.ok ? (answer.json() as Promise<{ items: { label: string; hint: string }[] }>) : { items: [] }))
        .then(({ items }) => setParts(items.flatMap(({ label, hint }) => (hint.startsWith('Part ') ? [{ number: hint.slice(5), name: label }] : []))))
        // Stopped because more was typed, or no connection: the number can be typed whole.
        .catch(() => undefined)
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, searchUrl])
  return (
    <>
      <TextField name="add.part" label="Add a line: part" placeholder="Number or name" list={id} spellCheck={false} autoComplete="off" onChange={(event) => setText(event.currentTarget.value)} />
      <datalist id={id}>{parts.map(({ number, name }) => <option key={number} value={number}>{name}</option>)}</datalist>
    </>
  )
}

/** The search within a bill: narrows the table while typing; without JavaScript it asks the server. */
export function BillSearch({ path, q, children }: { readonly path: string; readonly q: string; readonly children?: ReactNode }) {
  return (
    <form action={path} role="search" className="mb-3 flex flex-wrap items-center gap-2">
      <div className="control-group w-full sm:w-64">
        <span className="unit"><Icon name="search" className="size-4" /></span>
        <input type="search" name="q" aria-label="Search the lines" placeholder="Line, part or number" defaultValue={q} data-search className="control" onInput={filterLines} />
      </div>
      <button type="submit" className="sr-only">Search</button>
      {children}
    </form>
  )
}
