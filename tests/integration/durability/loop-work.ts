import type { BrandActor, MicrofactoryActor, RetailerActor } from '#auth/actor.ts'
import { acceptRestock, requestRestock } from '#modules/restocks/public.ts'
import { reportProduction } from '#modules/runs/public.ts'
import { checkSalesFile, takeSalesImport } from '#modules/sales/public.ts'
import { runCommand, type CommandOutcome } from '#server/run-command.ts'

/** What the process that will be killed works on. */
export interface LoopWork {
  readonly round: number
  readonly brandId: string
  readonly shopId: string
  readonly skuId: string
  readonly skuCode: string
  readonly runId: string
  readonly lead: MicrofactoryActor
  readonly manager: BrandActor
  readonly buyer: RetailerActor
}

interface Inputs {
  readonly report: { id: string; runId: string; good: number; scrap: number; scrapReason: string }
  readonly request: { brandId: string; shipToId: string; lines: { skuId: string; quantity: number }[] }
  readonly accept: { restockId: string; version: number }
  readonly check: { locationId: string; brandId: string; text: string }
  readonly take: { importId: string; version: number }
}

/** A command as it was sent: enough to send it again. */
export type SentCommand = { [Name in keyof Inputs]: { readonly name: Name; readonly key: string; readonly now: string; readonly input: Inputs[Name] } }[keyof Inputs]

/** The audit event that each command writes exactly once. */
export const EVENT_OF: Readonly<Record<SentCommand['name'], string>> = {
  report: 'runs.reported', request: 'restocks.requested', accept: 'restocks.accepted', check: 'sales.file-checked', take: 'sales.import-taken',
}

/** Through the same corridor as every door. */
export function sendCommand(work: LoopWork, sent: SentCommand): Promise<CommandOutcome<unknown>> {
  const how = { name: sent.name, idempotencyKey: sent.key, now: new Date(sent.now) }
  switch (sent.name) {
    case 'report': return runCommand({ ...how, command: reportProduction, actor: work.lead, input: sent.input })
    case 'request': return runCommand({ ...how, command: requestRestock, actor: work.buyer, input: sent.input })
    case 'accept': return runCommand({ ...how, command: acceptRestock, actor: work.manager, input: sent.input })
    case 'check': {
      const { text, ...place } = sent.input
      return runCommand({ ...how, command: checkSalesFile, actor: work.buyer, input: { ...place, file: new File([text], 'till.csv', { lastModified: 0 }) } })
    }
    case 'take': return runCommand({ ...how, command: takeSalesImport, actor: work.buyer, input: { ...sent.input, withoutBad: false } })
  }
}
