import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import { countRegistrations, type RegistrationCounts } from '#modules/recalls/public.ts'
import { mockRecall, type MockRecall } from '../domain/mock-recall.ts'
import { affected, holdingsOf, tracedLots, type ReachedLot } from './traced-lots.ts'

export interface Account {
  readonly lots: readonly ReachedLot[]
  /** Every piece of the finished lots among them, at one place or unaccounted for. */
  readonly finished: MockRecall
  /** The same of the parts and materials among them. */
  readonly parts: MockRecall
  /** Families who asked to be told about the finished lots, and can be. */
  readonly registrations: RegistrationCounts
}

/** Where every piece of some lots of the brand is, or of some of their units (null: all). Five statements, however many lots there are. */
export async function getAccount(actor: BrandActor, asked: readonly { readonly lotId: Id; readonly units: readonly UnitRange[] | null }[]): Promise<Account> {
  const { brandId } = actor
  const [known, brand] = await Promise.all([tracedLots(brandId, asked.map(({ lotId }) => lotId)), db.brand.findUniqueOrThrow({ where: { id: brandId }, select: { timeZone: true } })])
  const lots = asked.flatMap(({ lotId, units }): ReachedLot[] => (known.has(lotId) ? [{ ...known.get(lotId)!, units }] : []))
  const [holdings, registrations] = await Promise.all([holdingsOf(brandId, lots, brand.timeZone), countRegistrations(db, brandId, lots.map(({ id, units }) => ({ lotId: id, units })))])
  const account = (some: readonly ReachedLot[]) => {
    const ids = new Set(some.map(({ id }) => id))
    return mockRecall(some.map(affected), holdings.filter(({ lotId }) => ids.has(lotId)))
  }
  return { lots, finished: account(lots.filter(({ itemKind }) => itemKind === 'sku')), parts: account(lots.filter(({ itemKind }) => itemKind !== 'sku')), registrations }
}
