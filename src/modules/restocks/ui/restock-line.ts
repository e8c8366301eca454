import { pick } from '#kernel/pick.ts'
import type { RestockListRow } from '../queries/list-restocks.ts'

/** Of a restock, what the table of restocks shows. */
export const restockLine = (row: RestockListRow) => pick(row, 'number', 'state', 'shop', 'city', 'toys', 'value', 'currency', 'requestedAt', 'promisedOn', 'agreedFor', 'sameWeek', 'receivedOn', 'late')

export type RestockLine = ReturnType<typeof restockLine>
