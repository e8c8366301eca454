import type { BrandActor, RetailerActor } from '#auth/actor.ts'
import { writeCsv } from '#kernel/csv.ts'
import { plainAmount } from '#kernel/money.ts'
import type { RestockFilter } from '../schemas.ts'
import { listRestocks } from './list-restocks.ts'

const HEAD = ['restock', 'state', 'shop', 'city', 'retailer', 'toys', 'pieces', 'wholesale value', 'currency', 'asked at', 'promised by', 'same week', 'received on', 'late']
const MOST_ROWS = 10_000

/** The filtered list as CSV, read page by page so that a long history does not fill the memory; at most 10,000 rows. */
export async function exportRestocks(actor: BrandActor | RetailerActor, filter: RestockFilter): Promise<string> {
  const parts = [writeCsv([HEAD])]
  let after: string | undefined
  for (let rows = 0; rows < MOST_ROWS; ) {
    const page = await listRestocks(actor, { ...filter, after, before: undefined }, { size: 500 })
    parts.push(writeCsv(page.rows.map((row) => [
      row.number, row.state, row.shop, row.city, row.retailer, row.toys, row.pieces, plainAmount(row.value, row.currency), row.currency, row.requestedAt, row.promisedOn, row.sameWeek ? 'yes' : 'no', row.receivedOn, row.late ? 'yes' : 'no',
    ])))
    rows += page.rows.length
    if (!page.next) break
    after = page.next
  }
  return parts.join('')
}
