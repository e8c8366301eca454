'use client' // Rows come as data: as elements, each would be built and sent twice.
import Link from 'next/link'
import { DateText } from '#ui/date-text.tsx'
import { ActionForm, SubmitButton, type FormAction } from '#ui/form.tsx'
import { RowButton, RowForm } from '#ui/row-form.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { orderShortagesAction } from '../actions.ts'
import { ComingList } from './coming-list.tsx'
import { CoverBar } from './cover-bar.tsx'
import type { ShortageLine, WayLine } from './shortage-line.ts'
import { SubstitutesList } from './substitutes-list.tsx'

const CHOSEN = 'order-chosen'
/** The form of each way to cover a shortage. */
const FORMS: Readonly<Record<WayLine['kind'], string>> = { buy: 'order-one', transfer: 'send-one' }

/**
 * What is missing, the earliest first, each with the way to take and its reason; it becomes an order or a transfer in one click.
 * `transferAction` is the shipments room's: this room does not know it.
 */
export function ShortagesList({ rows, brand, today, mayOrder, planned, transferAction }: {
  readonly rows: readonly ShortageLine[]
  readonly brand: string
  readonly today: string
  readonly mayOrder: boolean
  readonly planned: boolean
  readonly transferAction: FormAction
}) {
  const common = { workspace: brand, planned: planned ? 'yes' : undefined }
  return (
    <div className="bulk-scope">
      <RowForm id={FORMS.buy} action={orderShortagesAction} hidden={common}>
        <RowForm id={FORMS.transfer} action={transferAction} hidden={{ workspace: brand }}>
          <ul className="border-t border-line" aria-label="Shortages">
            {rows.map((row) => <Shortage key={row.key} row={row} brand={brand} today={today} />)}
          </ul>
        </RowForm>
      </RowForm>
      {mayOrder && (
        <div className="bulk-bar sticky bottom-3 z-10 mx-auto mt-3 w-fit flex-wrap items-center gap-3 rounded-surface bg-ink px-4 py-2.5 text-paper shadow-float">
          <ActionForm action={orderShortagesAction} hidden={common} layout="row" label="Order what is chosen" id={CHOSEN}>
            <span className="self-center">One draft a supplier and place</span>
            <SubmitButton pendingLabel="Ordering …">Order what is chosen</SubmitButton>
          </ActionForm>
        </div>
      )}
    </div>
  )
}

function Shortage({ row, brand, today }: { readonly row: ShortageLine; readonly brand: string; readonly today: string }) {
  const awaited = row.coming.reduce((sum, { pieces }) => sum + pieces, 0)
  return (
    <li className="grid gap-x-8 gap-y-3 border-b border-line py-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
      <div className="flex min-w-0 gap-3">
        {row.chosenFrom
          ? <input type="checkbox" form={CHOSEN} name="shortages" value={row.key} aria-label={`Choose ${row.name} for ${row.place}`} className="row-select mt-1 size-6 shrink-0 sm:size-4" /> : <span aria-hidden className="hidden w-4 shrink-0 lg:block" />}
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <a href={`/b/${brand}/sourcing/parts/${row.partRevisionId}`} className="row-link text-md font-semibold hover:underline">{row.name}</a>
            <span className="text-sm text-ink-soft"><span className="font-mono text-xs">{row.number}</span> · revision {row.revision}</span>
          </p>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1">
            {row.kind === 'short' ? <span><strong className="tabular text-md font-semibold text-rejected">{row.missing.toLocaleString('en-US')}</strong> missing at {row.place}</span> : <span>Comes too late at {row.place}</span>}
            <span className="text-ink-soft">needed <DateText day={row.neededOn} today={today} /></span>
            {row.kind === 'late' && <StateBadge state="late" />}
            {row.planned && <StateBadge state="planned" />}
          </p>
          <div className="mt-2 max-w-md"><CoverBar here={Math.min(row.usable, row.total)} coming={Math.min(awaited, Math.max(0, row.total - row.usable))} missing={row.missing} label={`${row.total.toLocaleString('en-US')} ${row.name} needed at ${row.place}`} /></div>
          <p className="mt-1.5 text-sm text-ink-soft"><span className="tabular">{row.usable.toLocaleString('en-US')} here, {row.total.toLocaleString('en-US')} needed</span> · for {row.runs.map(({ number, name }, index) => <span key={number}>{index > 0 && ', '}<a href={`/b/${brand}/runs/${number}`} className="cell-link hover:underline">{name} <span className="font-mono text-xs">{number}</span></a></span>)}{row.moreRuns > 0 && ` and ${row.moreRuns} more`}</p>
          {row.coming.length > 0 && <div className="mt-0.5"><ComingList coming={row.coming} brand={brand} /></div>}
          <SubstitutesList substitutes={row.substitutes} brand={brand} />
        </div>
      </div>
      <div className="min-w-0 lg:text-right">
        {row.kind === 'late' ? <p className="measure text-pretty text-ink-soft lg:ml-auto">{row.late}</p>
          : row.reason !== null ? (
            <>
              <p className="measure mb-2 text-pretty lg:ml-auto">{row.reason}</p>
              <div className="flex flex-wrap items-start gap-2 lg:justify-end">{row.way && <CoverButton way={row.way} name={row.name} strong />}</div>
              {row.others.length > 0 && (
                <details suppressHydrationWarning className="mt-2">
                  <summary className="inline-flex min-h-7 cursor-pointer items-center text-sm font-semibold">Other ways ({row.others.length})</summary>
                  <ul className="mt-1 grid gap-2 lg:justify-items-end">
                    {row.others.map((way, index) => (
                      <li key={index} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
                        <span className="text-ink-soft">there <DateText day={way.arrivesOn} today={today} />{way.pieces < row.missing && `, only ${way.pieces.toLocaleString('en-US')}`}, <span className="tabular">{way.cost}</span></span>
                        <CoverButton way={way} name={row.name} />
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </>
          ) : <p className="text-ink-soft">Nobody offers it, and no place has it free. <Link className="prose-link" href={`/b/${brand}/sourcing/offers/new?part=${row.partRevisionId}`}>Note an offer</Link></p>}
      </div>
    </li>
  )
}

function CoverButton({ way: { kind, from, pieces, cost, fields }, name, strong = false }: { readonly way: WayLine; readonly name: string; readonly strong?: boolean }) {
  if (fields === null) return null
  const variant = strong ? 'quiet' : 'plain'
  return kind === 'buy'
    ? <RowButton of={FORMS.buy} fields={fields} variant={variant} pendingLabel="Ordering …" label={`Order ${name} from ${from} for ${cost}`}>{`Order ${pieces.toLocaleString('en-US')} from ${from}`}</RowButton>
    : <RowButton of={FORMS.transfer} fields={fields} variant={variant} pendingLabel="Sending …" label={`Transfer ${name} from ${from}`}>{`Send ${pieces.toLocaleString('en-US')} from ${from}`}</RowButton>
}
