import { db } from '#db/client.ts'
import { runCommand } from '#server/run-command.ts'
import { endExpiredHolds } from './commands/correct-stock.ts'

declare module '#server/jobs/enqueue.ts' {
  interface JobKinds {
    /** Lets go of every hold whose time is over. Run every few minutes. */
    'end-expired-holds': Record<string, never>
  }
}

export const stockJobs = {
  'end-expired-holds': async (_payload: Record<string, never>, { now }: { readonly now: Date }): Promise<void> => {
    const brands = await db.stockHold.findMany({ where: { state: 'held', expiresAt: { lt: now } }, distinct: ['brandId'], select: { brandId: true } })
    for (const { brandId } of brands) { // one transaction a brand: its own audit event, and no lock across tenants
      await runCommand({ name: 'stock.end-expired-holds', command: endExpiredHolds, actor: { kind: 'system', name: 'hold expiry', brandId }, input: { brandId }, now })
    }
  },
}
