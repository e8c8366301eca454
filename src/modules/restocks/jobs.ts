import type { JobHandlers } from '#server/jobs/run-worker.ts'
import { runCommand } from '#server/run-command.ts'
import type {} from '#modules/runs/public.ts'
import { expireRestock, followRunOfRestock } from './commands/follow-run.ts'
import { listRestocksOnRun, listRestocksOver } from './store.ts'

/** What restocks do after a commit elsewhere. */
export const restocksJobs = {
  /** Each restock that rests on the run in a transaction of its own; those accepted first come first. A second delivery finds nothing to change. */
  'run-output-changed': async ({ brandId, runId }, { now }) => {
    for (const restockId of await listRestocksOnRun(brandId, runId)) {
      const outcome = await runCommand({ name: 'restocks.follow-run', command: followRunOfRestock, actor: { kind: 'system', name: 'promises', brandId }, input: { restockId, runId }, now })
      if (!outcome.ok && !['promise-stands', 'not-found'].includes(outcome.refusal.code)) throw new Error(`restock ${restockId} did not follow run ${runId}: ${outcome.refusal.message}`)
    }
  },
} satisfies JobHandlers

/** By the clock: what was accepted and never sent, once nothing is held for it any more. */
export async function expireRestocksOfAllBrands(now: Date): Promise<void> {
  for (const { id, brandId } of await listRestocksOver(now)) {
    await runCommand({ name: 'restocks.expire', command: expireRestock, actor: { kind: 'system', name: 'hold expiry', brandId }, input: { restockId: id }, now })
  }
}
