import { runCommand } from '#server/run-command.ts'
import { endExpiredHolds } from './commands/correct-stock.ts'
import { brandsWithExpiredHolds } from './store.ts'

export { foldTallies } from './store-tallies.ts'

/** Lets go of every hold whose time is over, by the clock. One transaction a brand: its own audit event, and no lock across tenants. */
export async function endHoldsOfAllBrands(now: Date): Promise<void> {
  for (const brandId of await brandsWithExpiredHolds(now)) {
    await runCommand({ name: 'stock.end-expired-holds', command: endExpiredHolds, actor: { kind: 'system', name: 'hold expiry', brandId }, input: { brandId }, now })
  }
}
