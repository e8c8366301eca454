import type { BrandActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import { decodeCursor, encodeCursor, PAGE_SIZE, type Page } from '#kernel/paging.ts'
import type { ShortageFilter } from '../schemas.ts'
import { foundIn, type Found, type ShortageRow } from '../shortage-sources.ts'
import { loadPlan, type Plan } from '../store-plan.ts'
import { sourced } from '../store-shortages.ts'

export interface Shortages extends Page<ShortageRow> {
  readonly counts: { readonly short: number; readonly late: number }
  readonly places: readonly { readonly value: Id; readonly label: string }[]
  readonly runs: number
  readonly timeZone: string
}

/** What the open runs lack, by place and day. The plan is loaded in one statement, netted in memory, and only a page of it is sourced. */
export async function listShortages(actor: BrandActor, filter: ShortageFilter, now: Date, size = PAGE_SIZE): Promise<Shortages> {
  const plan = await loadPlan(actor.brandId, now, { planned: filter.planned === 'yes' })
  const all = plan.items.flatMap((item) => foundIn(item))
  const fitting = all.filter((one) => fits(one, filter, plan)).toSorted(order(filter.sort))
  const page = cut(fitting, filter, size)
  const rows = await sourced(actor.brandId, plan, page.rows, now)
  const places = [...new Set(all.map(({ item }) => item.locationId))].map((id) => ({ value: id, label: plan.places.get(id)?.name ?? '' })).toSorted((a, b) => a.label.localeCompare(b.label))
  return { rows, next: page.next, previous: page.previous, counts: { short: all.filter(({ kind }) => kind === 'short').length, late: all.filter(({ kind }) => kind === 'late').length }, places, runs: plan.runs.size, timeZone: plan.timeZone }
}

function fits({ item, kind, coverage }: Found, filter: ShortageFilter, plan: Plan): boolean {
  const words = filter.q?.toLowerCase()
  return (!filter.place || item.locationId === filter.place) && (!filter.kind || kind === filter.kind)
    && (!words || [item.number, item.name, plan.places.get(item.locationId)?.name ?? '', ...coverage.needs.map(({ run }) => run)].some((text) => text.toLowerCase().includes(words)))
}

type SortKey = readonly [value: string | number, key: string]

function sortKey(found: Found, sort: ShortageFilter['sort']): SortKey {
  const by = sort.replace('-', '')
  return [by === 'missing' ? found.coverage.missing : by === 'part' ? found.item.name : found.neededOn, found.key]
}

function order(sort: ShortageFilter['sort']): (a: Found, b: Found) => number {
  const sign = sort.startsWith('-') ? -1 : 1
  return (a, b) => sign * compare(sortKey(a, sort), sortKey(b, sort))
}

function compare([a, keyA]: SortKey, [b, keyB]: SortKey): number {
  return a < b ? -1 : a > b ? 1 : keyA < keyB ? -1 : keyA > keyB ? 1 : 0
}

/** One page of rows that are in memory already, by the same cursors as everywhere. */
function cut(rows: readonly Found[], filter: ShortageFilter, size: number): Page<Found> {
  const sign = filter.sort.startsWith('-') ? -1 : 1
  const at = decodeCursor(filter.before ?? filter.after, 2) as unknown as SortKey | null
  const beyond = (row: Found) => sign * compare(sortKey(row, filter.sort), at!)
  const start = !at ? 0 : filter.before ? Math.max(0, rows.findLastIndex((row) => beyond(row) < 0) + 1 - size) : rows.findIndex((row) => beyond(row) > 0)
  const shown = start < 0 ? [] : rows.slice(start, start + size)
  const cursor = (row: Found | undefined) => (row ? encodeCursor(sortKey(row, filter.sort)) : null)
  return { rows: shown, next: start >= 0 && start + size < rows.length ? cursor(shown.at(-1)) : null, previous: start > 0 ? cursor(shown[0]) : null }
}
