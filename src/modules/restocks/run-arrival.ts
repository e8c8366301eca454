import type { Tx } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import { getPlaces } from '#modules/places/public.ts'
import { getOpenOutput } from '#modules/runs/public.ts'
import type { RunArrival } from './domain/follow-run.ts'
import { candidatesOf, seePlaces } from './domain/promise-candidates.ts'
import { INSPECTION_DAYS, promisePlace } from './promise-lines.ts'

/** When the output of a run that is still open can be at a shop; null: nobody has named its day, or it is over. */
export async function arrivalFromRun(tx: Tx, ask: { readonly brandId: Id; readonly runId: Id; readonly shipToId: Id; readonly at: Date }): Promise<RunArrival | null> {
  const run = await getOpenOutput(tx, ask.brandId, ask.runId)
  if (!run) return null
  const places = await getPlaces(tx, [run.locationId, ask.shipToId])
  const [from, shipTo] = [places.get(run.locationId), places.get(ask.shipToId)]
  if (!from || !shipTo) return null
  const request = {
    lines: [], shipTo: promisePlace(shipTo), at: ask.at,
    sources: {
      places: [promisePlace(from)], stock: [], quarantine: [], newRuns: [],
      runs: [{ runId: run.runId, number: run.number, skuId: run.skuId, locationId: run.locationId, readyOn: run.readyOn, expectedGood: run.remaining, promised: 0, inspectionDays: INSPECTION_DAYS }],
    },
  }
  const [arrival] = candidatesOf(request, seePlaces(request))
  return arrival ? { arrivesOn: arrival.arrivesOn, leavesOn: arrival.leavesOn, chain: arrival.chain } : null
}
