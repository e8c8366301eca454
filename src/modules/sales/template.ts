import { writeCsv } from '#kernel/csv.ts'
import type { KnownSku } from './store.ts'

/** The plain template with the brand's own codes in it, so that nobody has to look them up: a day's row each, to be filled in. */
export function salesTemplate(skus: readonly Pick<KnownSku, 'code'>[], today: string): string {
  return writeCsv([['date', 'time', 'sku', 'sold', 'returned', 'gross', 'reference'], ...skus.map(({ code }) => [today, '', code, 0, 0, '', ''])])
}
