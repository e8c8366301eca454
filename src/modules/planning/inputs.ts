import { createHash } from 'node:crypto'
import type { Tx } from '#db/client.ts'
import { addDays, dateAt, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { canonicalJson } from '#kernel/json.ts'
import { getSku, type Sku } from '#modules/catalogue/public.ts'
import { sinceLaunch } from '#modules/pilots/public.ts'
import { firstReleaseOfPilot, listRunCandidates, openOutput } from '#modules/runs/public.ts'
import { listSalesDays } from '#modules/sales/public.ts'
import { withEmptyShelves } from './domain/empty-shelves.ts'
import type { ProposalInput, WorkshopOffer } from './domain/proposal-input.ts'

/** From the ready day at the workshop until the goods are on a shelf: a day to inspect, two to travel. */
export const DAYS_TO_SHELF = 3
/** How far back sales count when no pilot says where to begin. */
const LOOK_BACK_DAYS = 180
/** Runs are considered in steps of so many units. */
const STEP = 10

export interface ProposalQuestion {
  readonly skuId: Id
  readonly pilotId?: Id
  readonly horizonDays: number
  /** What an unsold unit is worth at the end, in percent of the wholesale price. */
  readonly salvagePercent: number
}

/** Everything a proposal was computed from, as it is stored and hashed. */
export interface ProposalInputs {
  readonly question: ProposalQuestion
  readonly currency: string
  readonly wholesalePrice: number
  readonly decisionDate: CalendarDate
  /** First day whose sales count. */
  readonly salesFrom: CalendarDate
  /** Good units that other runs still owe. */
  readonly onOrder: number
  readonly method: ProposalInput
}

/** Collects the inputs of a proposal: sales days, stock, runs on order, workshops and prices. Null: no such SKU. */
export async function gatherInputs(tx: Tx, brandId: Id, question: ProposalQuestion, now: Date): Promise<{ inputs: ProposalInputs; sku: Sku } | null> {
  const sku = await getSku(tx, brandId, question.skuId)
  if (!sku) return null
  const brand = await tx.brand.findUniqueOrThrow({ where: { id: brandId }, select: { timeZone: true } })
  const decisionDate = dateAt(now, brand.timeZone)
  const released = question.pilotId ? await firstReleaseOfPilot(tx, question.pilotId) : null
  const salesFrom = released ? dateAt(released, brand.timeZone) : addDays(decisionDate, -LOOK_BACK_DAYS)
  const pilot = await tx.pilot.findFirst({
    where: { brandId, skuId: question.skuId, startsOn: { gte: new Date(salesFrom) }, ...(question.pilotId ? { id: question.pilotId } : { state: { in: ['running', 'deciding', 'closed'] } }) },
    orderBy: { startsOn: 'asc' }, select: { startsOn: true },
  })
  const known = await listSalesDays(tx, brandId, question.skuId, { from: salesFrom, to: decisionDate })
  const days = sinceLaunch(known, pilot?.startsOn?.toISOString().slice(0, 10) ?? null).map((row) => ({
    locationId: row.locationId, date: row.date, sold: row.sold, returned: row.returned, stockedOut: row.stockedOut, stockedOutAt: row.stockedOutAt,
    hoursInStock: row.hoursInStock, hoursOpen: row.hoursOpen, refusedRequests: row.refusedRequests, closing: row.closing,
  }))
  const stock = await tx.$queryRaw<{ locationId: Id; kind: string; units: number }[]>`
    select p.id as "locationId", p.kind, sum(b."onHand")::int as units
      from "StockBalance" b join "Lot" l on l.id = b."lotId" join "Location" p on p.id = b."locationId"
     where b."brandId" = ${brandId}::uuid and l."skuId" = ${question.skuId}::uuid and l.quality <> 'rejected' and l."recalledAt" is null and b."onHand" > 0
     group by p.id, p.kind order by p.id`
  const onOrder = (await openOutput(tx, brandId, [question.skuId])).reduce((sum, { remaining }) => sum + remaining, 0)
  const candidates = (await listRunCandidates(tx, brandId, sku.toyId, now)).map((workshop): WorkshopOffer => {
    const more = workshop.largest - workshop.minimum
    const longer = workshop.daysForLargest - workshop.daysForMinimum
    const unitsPerDay = longer > 0 ? more / longer : undefined
    return {
      locationId: workshop.locationId, setupCost: workshop.setupCost, unitCost: workshop.unitCost, min: workshop.minimum, max: workshop.maximum, step: STEP,
      readyInDays: Math.max(0, workshop.daysForMinimum - (unitsPerDay ? workshop.minimum / unitsPerDay : 0)) + DAYS_TO_SHELF, ...(unitsPerDay ? { unitsPerDay } : {}),
    }
  })
  const inputs: ProposalInputs = {
    question, currency: sku.currency, wholesalePrice: sku.wholesalePrice, decisionDate, salesFrom, onOrder,
    method: {
      days: withEmptyShelves(days), decisionDate, horizonDays: question.horizonDays,
      unitEconomics: { netRevenue: sku.wholesalePrice, salvage: Math.round((sku.wholesalePrice * question.salvagePercent) / 100), candidates },
      leftover: stock.reduce((sum, { units }) => sum + units, 0) + onOrder,
      stockByPlace: Object.fromEntries(stock.filter(({ kind }) => kind === 'shop' || kind === 'venue').map(({ locationId, units }) => [locationId, units])),
    },
  }
  return { inputs, sku }
}

/** SHA-256 of the inputs: two proposals with the same hash and method are the same. */
export function hashInputs(inputs: ProposalInputs): string {
  return createHash('sha256').update(canonicalJson(inputs)).digest('hex')
}
