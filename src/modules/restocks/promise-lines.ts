import { lastOfWorkingDays } from '#kernel/business-calendar.ts'
import { addDays, dateAt } from '#kernel/calendar-date.ts'
import type { Tx } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import { getPlaces, type Place } from '#modules/places/public.ts'
import { openOutput } from '#modules/runs/public.ts'
import { usableStock } from '#modules/stock/public.ts'
import { promise } from './domain/promise.ts'
import type { PromiseAnswer, PromisePlace, PromiseSources } from './domain/promise-model.ts'
import { loadSupply, type Supply } from './supply.ts'

/** Working days from the end of production to the release of a lot, as long as no inspection has its own planned day. */
export const INSPECTION_DAYS = 1

export interface PromiseAsk {
  readonly brandId: Id
  readonly shipToId: Id
  readonly lines: readonly { readonly skuId: Id; readonly quantity: number }[]
  readonly at: Date
  /** Lines whose own holds on runs do not count against them. */
  readonly exceptLineIds?: readonly Id[]
}

/** The promise for all lines together, and the prices and rules of their SKUs. Reads only: five statements, however many lines, places and runs there are. */
export async function promiseLines(tx: Tx, ask: PromiseAsk): Promise<{ answer: PromiseAnswer; skus: Supply['skus']; shipTo: Place } | null> {
  const skuIds = [...new Set(ask.lines.map(({ skuId }) => skuId))]
  const supply = await loadSupply(tx, ask.brandId, skuIds, ask.at, ask.exceptLineIds)
  const places = await getPlaces(tx, [...new Set([...supply.sourceIds, ask.shipToId])])
  const shipTo = places.get(ask.shipToId)
  if (!shipTo) return null
  const stock = await usableStock(tx, ask.brandId, { skuIds, locationIds: supply.sourceIds, at: ask.at })
  const output = await openOutput(tx, ask.brandId, skuIds)
  const sources = sourcesOf(supply, places, stock, output, ask.at)
  return { answer: promise({ lines: ask.lines, shipTo: promisePlace(shipTo), at: ask.at, sources }), skus: supply.skus, shipTo }
}

export function promisePlace(place: Place): PromisePlace {
  const { id, name, latitude, longitude, timeZone, dispatchDays, cutOffMinutes, receivingDays, closures } = place
  return { locationId: id, name, latitude, longitude, calendar: { timeZone, dispatchDays, cutOffMinutes, receivingDays, closures } }
}

/** What is promised from a run to others is taken off in the order in which it will exist: its released lots, its lots in quarantine, its open output. */
function sourcesOf(
  supply: Supply, places: ReadonlyMap<Id, Place>, stock: Awaited<ReturnType<typeof usableStock>>, output: Awaited<ReturnType<typeof openOutput>>, at: Date,
): PromiseSources {
  const promisedOfRun = new Map(supply.promised.map(({ runId, quantity }) => [runId, quantity]))
  const runOfLot = new Map(supply.promised.flatMap(({ runId, lotIds }) => lotIds.map((lotId) => [lotId, runId] as const)))
  const lessPromised = (runId: Id | null | undefined, quantity: number): number => {
    const promised = runId ? (promisedOfRun.get(runId) ?? 0) : 0
    const taken = Math.min(promised, quantity)
    if (runId && taken > 0) promisedOfRun.set(runId, promised - taken)
    return quantity - taken
  }
  const today = (locationId: Id) => dateAt(at, places.get(locationId)!.timeZone)
  const known = <Row extends { readonly locationId: Id }>(rows: readonly Row[]) => rows.filter(({ locationId }) => places.has(locationId))

  return {
    places: known(supply.sourceIds.map((locationId) => ({ locationId }))).map(({ locationId }) => promisePlace(places.get(locationId)!)),
    stock: known(stock).map((row) => ({
      locationId: row.locationId, lotId: row.lotId, skuId: row.skuId, madeOn: row.madeOn, usable: lessPromised(runOfLot.get(row.lotId), row.usable),
    })),
    // Without a run there is nothing a hold could rest on until the lot is released, so such a lot promises nothing yet.
    quarantine: known(supply.quarantine).filter(({ runId }) => runId !== null).map((lot) => ({
      locationId: lot.locationId, lotId: lot.lotId, skuId: lot.skuId, quantity: lessPromised(lot.runId, lot.quantity),
      inspectionOn: lot.plannedOn ?? lastOfWorkingDays(promisePlace(places.get(lot.locationId)!).calendar, addDays(today(lot.locationId), 1), INSPECTION_DAYS),
    })),
    runs: known(output).map((run) => ({
      runId: run.runId, number: run.number, skuId: run.skuId, locationId: run.locationId, readyOn: run.readyOn,
      expectedGood: run.remaining, promised: promisedOfRun.get(run.runId) ?? 0, inspectionDays: INSPECTION_DAYS,
    })),
    newRuns: known(supply.capabilities).map((terms) => ({
      capabilityId: `${terms.locationId}/${terms.skuId}`, skuId: terms.skuId, locationId: terms.locationId, setupMinutes: terms.setupMinutes, secondsPerUnit: terms.secondsPerUnit,
      hoursPerDay: terms.hoursPerDay, freeFrom: terms.bookedUntil ? addDays(terms.bookedUntil, 1) : today(terms.locationId), partsOn: today(terms.locationId),
      yieldPermille: terms.yieldPermille, minimumQuantity: terms.minimumQuantity, maximumQuantity: terms.maximumQuantity,
      unitCost: terms.unitCost, setupCost: terms.setupCost, inspectionDays: INSPECTION_DAYS,
    })),
  }
}
