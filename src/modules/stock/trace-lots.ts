import type { Tx } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import * as genealogy from './domain/genealogy.ts'
import type { Traced } from './domain/genealogy.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import { usesFrom, type StandingUse } from './store-genealogy.ts'

/** A lot, or some units of it. */
interface Question {
  readonly brandId: Id
  readonly lotId: Id
  readonly units?: readonly UnitRange[] | null
}

/** What was it made from? Every lot below, at any depth. One statement, however many units there are. */
export async function madeFrom(tx: Tx, { brandId, lotId, units = null }: Question): Promise<Traced<StandingUse>> {
  return genealogy.madeFrom(lotId, await usesFrom(tx, brandId, [lotId], 'below'), units)
}

/** What did it go into? Every lot that holds some of it, with the units concerned. One statement, however many units there are. */
export async function wentInto(tx: Tx, { brandId, lotId, units = null }: Question): Promise<Traced<StandingUse>> {
  return genealogy.wentInto(lotId, await usesFrom(tx, brandId, [lotId], 'above'), units)
}

/** What did any of these lots go into? Every other lot that holds some of one of them, with the units concerned. One statement. */
export async function wentIntoOf(tx: Tx, brandId: Id, lotIds: readonly Id[]): Promise<Traced<StandingUse>> {
  return genealogy.wentIntoOf(lotIds, await usesFrom(tx, brandId, lotIds, 'above'))
}
