import type { BrandActor, RetailerActor } from '#auth/actor.ts'
import { writeCsv } from '#kernel/csv.ts'
import type { Id } from '#kernel/ids.ts'
import type { SellThroughFilter } from '../schemas.ts'
import { listRejectedRows } from './imports.ts'
import { getSellThrough } from './sell-through.ts'

/** The rejected rows as they stood in the file, with line, problem and remedy behind them: to correct and upload again. Null: not seen. */
export async function rejectedCsv(actor: BrandActor | RetailerActor, importId: Id): Promise<{ name: string; csv: string } | null> {
  const found = await listRejectedRows(actor, importId)
  if (!found) return null
  const headings = [...new Set(found.rows.flatMap(({ raw }) => raw.map(([heading]) => heading)))]
  const csv = writeCsv([[...headings, 'line in file', 'problem', 'what to do'], ...found.rows.map(({ raw, line, problem, detail }) => [...headings.map((heading) => new Map(raw).get(heading) ?? ''), line, problem, detail])])
  return { name: `rejected-${found.fileName.replace(/\.\w+$/, '')}`, csv }
}

/** The sell-through table as CSV. */
export async function sellThroughCsv(actor: BrandActor | RetailerActor, filter: SellThroughFilter, now = new Date()): Promise<string> {
  const { from, to, rows } = await getSellThrough(actor, filter, { all: true, now })
  return writeCsv([
    ['sku', 'toy', 'place', 'from', 'to', 'received', 'sold', 'returned', 'left', 'sell-through percent', 'days of cover', 'days with an empty shelf'],
    ...rows.map((row) => [row.code, row.name, row.place, from, to, row.received, row.sold, row.returned, row.onHand, tenths(row.sellThrough), tenths(row.cover), row.daysOut]),
  ])
}

const tenths = (value: number | null) => (value === null ? '' : Math.round(value * 10) / 10)
