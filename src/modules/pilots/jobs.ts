import type { JobHandlers } from '#server/jobs/run-worker.ts'
import { runCommand } from '#server/run-command.ts'
import type {} from '#modules/runs/public.ts'
import { startPilot } from './commands/decide-pilot.ts'

/** What pilots do after a commit elsewhere. */
export const pilotsJobs = {
  /** The first released run of an approved pilot starts and locks it. A second delivery finds it running. */
  'run-released': async (payload, { now }) => {
    if (!payload.pilotId) return
    const outcome = await runCommand({
      name: 'pilots.start-pilot', command: startPilot, actor: { kind: 'system', name: 'pilots', brandId: payload.brandId }, input: { pilotId: payload.pilotId }, now,
    })
    if (!outcome.ok) throw new Error(`pilot ${payload.pilotId} was not started: ${outcome.refusal.message}`)
  },
} satisfies JobHandlers
