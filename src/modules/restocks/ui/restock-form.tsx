'use client'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { Search } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { buttonClass } from '#ui/button-class.ts'
import { dayText } from '#ui/date-text.tsx'
import { TextArea } from '#ui/fields.tsx'
import { ActionForm, SubmitButton } from '#ui/form.tsx'
import { Money } from '#ui/money.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Stepper } from '#ui/stepper.tsx'
import { requestRestockAction } from '../actions.ts'
import type { PreviewLine, PromisePreview } from '../queries/preview-promise.ts'
import type { ShelfRow } from '../queries/shop-shelf.ts'
import { CoverText } from './cover-text.tsx'
import { LinePromiseView } from './line-promise.tsx'

/**
 * Ask for toys and see at once when they will be there. The promise follows what is typed, through a GET that holds nothing;
 * without JavaScript a button asks for it. Sending holds nothing either: the brand, or its rule, accepts.
 */
export function RestockForm({ retailer, brand, shop, today, rows, initial, preview, note }: {
  readonly retailer: string
  readonly brand: { readonly id: string; readonly name: string }
  readonly shop: { readonly id: string; readonly name: string }
  readonly today: string
  readonly rows: readonly ShelfRow[]
  /** Quantities by SKU to begin with. */
  readonly initial: Readonly<Record<string, number>>
  readonly preview: PromisePreview | null
  readonly note?: ReactNode
}) {
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>(initial)
  const [query, setQuery] = useState('')
  const { answer, asking, failed } = useLivePromise(retailer, brand.id, shop.id, quantities, preview)
  const chosen = rows.filter(({ skuId }) => (quantities[skuId] ?? 0) > 0)
  const pieces = chosen.reduce((sum, { skuId }) => sum + (quantities[skuId] ?? 0), 0)
  const value = chosen.reduce((sum, row) => sum + (quantities[row.skuId] ?? 0) * row.wholesalePrice, 0)
  const matches = (row: ShelfRow) => query === '' || `${row.name} ${row.code}`.toLowerCase().includes(query.toLowerCase())
  const lineOf = (skuId: string) => answer?.lines.find((line) => line.skuId === skuId && line.quantity === quantities[skuId])

  return (
    <ActionForm action={requestRestockAction} hidden={{ workspace: retailer, brandId: brand.id, shipToId: shop.id }} size="touch" label={`Restock from ${brand.name}`} className="gap-0!">
      {rows.length > 8 && (
        <div className="js-only mb-2 max-w-md">
          <div className="control-group">
            <span className="unit"><Search aria-hidden className="size-4" /></span>
            <input type="search" aria-label="Find a toy" placeholder="Find a toy or code" className="control" value={query} onChange={(event) => setQuery(event.currentTarget.value)} />
          </div>
        </div>
      )}
      <ul className="border-t border-line">
        {rows.map((row, index) => (
          <li key={row.skuId} hidden={!matches(row)} className="border-b border-line py-4">
            <div className="grid gap-x-6 gap-y-3 sm:grid-cols-[1fr_auto] sm:items-start">
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1"><span className="text-md font-semibold">{row.name}</span>{row.low && <StateBadge state={row.onHand === 0 ? 'stocked-out' : 'low'} words={row.onHand === 0 ? 'Sold out here' : 'Low here'} />}</p>
                <p className="mt-0.5 text-sm text-ink-soft"><span className="font-mono text-xs">{row.code}</span> · <Money minor={row.wholesalePrice} currency={row.currency} /> each, sells at <Money minor={row.retailPrice} currency={row.currency} whole />{rule(row)}</p>
                <CoverText row={row} />
              </div>
              <div className="flex flex-wrap items-center gap-3">
                <input type="hidden" name={`lines[${index}].skuId`} value={row.skuId} />
                <QuantityStepper key={quantityKey(row.skuId, initial)} row={row} index={index} defaultValue={initial[row.skuId]} onValue={(count) => setQuantities((now) => ({ ...now, [row.skuId]: count }))} />
              </div>
            </div>
            {(quantities[row.skuId] ?? 0) > 0 && <LineAnswer line={lineOf(row.skuId)} asking={asking} failed={failed} shop={shop.name} today={today} />}
          </li>
        ))}
      </ul>
      <div className="mt-5 max-w-xl"><TextArea name="note" label="Note for the brand" optional rows={2} maxLength={500} /></div>
      {note}
      <div className="sticky bottom-14 z-10 -mx-4 mt-6 border-t border-line bg-paper-raised px-4 py-3 md:bottom-0">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 basis-36" aria-live="polite">
            <p className="js-only font-semibold">{pieces === 0 ? 'Nothing chosen' : <><span className="tabular">{pieces}</span> {pieces === 1 ? 'piece' : 'pieces'} · <Money minor={value} currency={rows[0]?.currency ?? 'USD'} /></>}</p>
            <Summary answer={answer} pieces={pieces} asking={asking} today={today} />
          </div>
          <div className="flex flex-wrap gap-2">
            <noscript><button type="submit" formAction={`/s/${retailer}/restock`} formMethod="get" formEncType="application/x-www-form-urlencoded" className={buttonClass('quiet', 'touch')}>Show the promise</button></noscript>
            <SubmitButton size="touch" pendingLabel="Sending …">Send request</SubmitButton>
          </div>
        </div>
      </div>
    </ActionForm>
  )
}

function QuantityStepper({ row, index, defaultValue, onValue }: { readonly row: ShelfRow; readonly index: number; readonly defaultValue: number | undefined; readonly onValue: (count: number) => void }) {
  const least = Math.ceil(Math.max(1, row.minimum) / Math.max(1, row.multiple)) * Math.max(1, row.multiple)
  const holder = useRef<HTMLDivElement>(null)
  const suggest = () => {
    const input = holder.current?.querySelector<HTMLInputElement>('input[inputmode=numeric]')
    if (!input) return
    input.value = String(row.suggested)
    onValue(row.suggested)
  }
  return (
    <div ref={holder} className="flex flex-wrap items-center gap-2 sm:flex-row-reverse">
      <Stepper name={`lines[${index}].quantity`} label={`How many ${row.name}`} hideLabel defaultValue={defaultValue} min={0} step={row.multiple > 1 ? row.multiple : least > 1 ? least : 1} onValue={onValue} />
      {row.suggested > 0 && <Button variant="plain" size="touch" className="js-only" onClick={suggest}>{row.suggested} for 3 weeks</Button>}
    </div>
  )
}

function LineAnswer({ line, asking, failed, shop, today }: { readonly line: PreviewLine | undefined; readonly asking: boolean; readonly failed: boolean; readonly shop: string; readonly today: string }) {
  if (line) return <LinePromiseView line={line} shop={shop} today={today} />
  if (failed) return <p className="mt-3 text-sm text-ink-soft">The promise cannot be shown: no connection. You can send the request all the same and see it then.</p>
  return <p className="js-only mt-3 text-sm text-ink-soft">{asking ? 'Working out the day …' : ''}</p>
}

function Summary({ answer, pieces, asking, today }: { readonly answer: PromisePreview | null; readonly pieces: number; readonly asking: boolean; readonly today: string }) {
  if (!answer || pieces === 0) return <p className="text-sm text-ink-soft">Choose, and see the day</p>
  if (asking) return <p className="text-sm text-ink-soft">Working out the day …</p>
  if (answer.lines.some(({ problem }) => problem !== null)) return <p className="text-sm font-medium text-rejected">A quantity does not fit</p>
  if (answer.promisedOn === null) return <p className="text-sm font-medium text-held">Not all of it has a day</p>
  return <p className="text-sm font-medium">All of it by {dayText(answer.promisedOn, { today })}{answer.sameWeek && <span className="text-released"> · this week</span>}</p>
}

function rule({ minimum, multiple }: ShelfRow): string {
  const parts = [minimum > 1 ? `from ${minimum}` : '', multiple > 1 ? `in boxes of ${multiple}` : ''].filter(Boolean)
  return parts.length > 0 ? ` · ${parts.join(', ')}` : ''
}

const quantityKey = (skuId: string, initial: Readonly<Record<string, number>>) => `${skuId}:${initial[skuId] ?? 0}`

const DEBOUNCE_MS = 250

/** Asks for the promise of what is chosen, a moment after the last change; an answer that was overtaken is thrown away. */
function useLivePromise(retailer: string, brandId: string, shipToId: string, quantities: Readonly<Record<string, number>>, first: PromisePreview | null) {
  const lines = useMemo(() => Object.entries(quantities).filter(([, count]) => count > 0).map(([skuId, count]) => `${skuId}:${count}`).sort().join(','), [quantities])
  const asked = useRef(first ? lines : '')
  const [state, setState] = useState<{ answer: PromisePreview | null; asking: boolean; failed: boolean }>({ answer: first, asking: false, failed: false })
  useEffect(() => {
    if (lines === asked.current) return
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      asked.current = lines
      if (lines === '') return setState({ answer: null, asking: false, failed: false })
      setState((now) => ({ ...now, asking: true, failed: false }))
      try {
        const response = await fetch(`/s/${retailer}/restock/promise?${new URLSearchParams({ brandId, shipToId, lines })}`, { signal: abort.signal })
        if (!response.ok) throw new Error(String(response.status))
        setState({ answer: (await response.json()) as PromisePreview, asking: false, failed: false })
      } catch {
        if (!abort.signal.aborted) setState((now) => ({ ...now, asking: false, failed: true }))
      }
    }, DEBOUNCE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
      asked.current = ''
    }
  }, [retailer, brandId, shipToId, lines])
  return state
}
