import type { BrandActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import type { Id } from '#kernel/ids.ts'
import { expectedArrival } from '#kernel/transit.ts'
import { conflict, invalid, notFound, type Refusal } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { subtractRanges, type UnitRange } from '#kernel/unit-range.ts'
import { getPlaces, placeScope } from '#modules/places/public.ts'
import { getLots, moveStock, refuseSending, unitsBrought } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { nextNumber } from '#server/number-sequence.ts'
import type { ShipmentEvent } from '../events.ts'
import type { SendTransfer } from '../schemas.ts'
import { insertShipment } from '../store.ts'

export interface SentShipment {
  readonly shipmentId: Id
  readonly number: string
}

/**
 * Sends lots from one place to another: the goods are on their way from this moment. Only released lots go to a shop or venue.
 * Refusals: not enough free stock (by lot and place), lot not released (rule, citation, missing), place closed, same place.
 */
export async function sendTransfer(ctx: CommandContext<BrandActor>, input: SendTransfer): Promise<Result<SentShipment>> {
  const { brandId } = ctx.actor
  if (input.lines.length === 0) return refused(invalid('nothing-chosen', 'Enter how many to send of at least one lot.', { field: 'lines[0].quantity' }))
  if (input.fromLocationId === input.toLocationId) return refused(invalid('same-place', 'Choose another place: the stock is already there.', { field: 'toLocationId' }))

  const seen = await ctx.tx.location.findMany({ where: { AND: [placeScope(ctx.actor), { id: { in: [input.fromLocationId, input.toLocationId] } }] }, select: { id: true } })
  const places = await getPlaces(ctx.tx, [input.fromLocationId, input.toLocationId])
  const [from, to] = [places.get(input.fromLocationId), places.get(input.toLocationId)]
  if (!from || !seen.some(({ id }) => id === from.id)) return refused({ ...notFound('place'), field: 'fromLocationId' })
  if (!to || !seen.some(({ id }) => id === to.id)) return refused({ ...notFound('place'), field: 'toLocationId' })
  if (to.state !== 'open') return refused(conflict('place-closed', `${to.name} is closed. Choose a place that is open.`, { field: 'toLocationId' }))

  const lines = mergeLines(input.lines)
  const lots = await getLots(ctx.tx, brandId, lines.map(({ lotId }) => lotId))
  for (const { lotId } of lines) {
    const lot = lots.get(lotId)
    if (!lot) return refused({ ...notFound('lot'), field: `lines[${input.lines.findIndex((line) => line.lotId === lotId)}].quantity` })
    const gate = refuseSending(lot, to)
    if (gate) return refused(gate)
  }

  const shipmentId = ctx.newId()
  const moved = await moveStock(ctx, {
    brandId, moves: lines.map(({ lotId, quantity, firstUnit }) => ({
      lotId, quantity, ...(firstUnit && { units: named(firstUnit, quantity) }), from: { kind: 'location', locationId: from.id }, to: { kind: 'transit' }, reason: 'shipped',
      source: { kind: 'shipment', id: shipmentId }, key: `shipment:${shipmentId}:${lotId}:${firstUnit ?? ''}`, onlyReleased: to.kind === 'shop' || to.kind === 'venue',
    })),
  })
  if (!moved.ok) return refused(besideLine(moved.refusal, input.lines))
  const units = await unitsBrought(ctx.tx, brandId, { kind: 'shipment', id: shipmentId })
  const unnamed = (lotId: Id) => subtractRanges(units.get(lotId)?.units ?? [], lines.flatMap((line) => (line.lotId === lotId && line.firstUnit ? [named(line.firstUnit, line.quantity)] : [])))
  const number = await nextNumber(ctx.tx, brandId, 'SHP')
  await insertShipment(ctx.tx, {
    id: shipmentId, brandId, number, fromLocationId: from.id, toLocationId: to.id, restockId: null, carrier: input.carrier, trackingCode: input.trackingCode,
    expectedOn: expectedArrival(from, to, ctx.now), lines: lines.map(({ lotId, quantity, firstUnit }) => ({ id: ctx.newId(), lotId, quantity, ...(units.has(lotId) && { units: firstUnit ? [named(firstUnit, quantity)] : unnamed(lotId), unitsNamed: firstUnit !== undefined || units.get(lotId)!.named }) })),
  }, ctx.now)
  await record<ShipmentEvent>(ctx, {
    type: 'shipments.transfer-sent', brandId, subject: { kind: 'shipment', id: shipmentId },
    data: { number, from: from.name, to: to.name, pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0) },
  })
  return ok({ shipmentId, number })
}

const named = (first: number, quantity: number): UnitRange => ({ first, last: first + quantity - 1 })

/** The same lot on two lines is one line: they draw on one balance. Lines that name their units stay apart. */
function mergeLines(lines: SendTransfer['lines']): SendTransfer['lines'] {
  const merged = new Map<string, SendTransfer['lines'][number]>()
  for (const line of lines) {
    const key = `${line.lotId}:${line.firstUnit ?? ''}`
    merged.set(key, { ...line, quantity: (merged.get(key)?.quantity ?? 0) + line.quantity })
  }
  return [...merged.values()]
}

/** The ledger speaks of lots; the form has a line for each. */
function besideLine(refusal: Refusal, lines: SendTransfer['lines']): Refusal {
  const index = lines.findIndex(({ lotId }) => lotId === refusal.detail?.lotId)
  return index === -1 || refusal.field === undefined ? refusal : { ...refusal, field: `lines[${index}].${refusal.field}` }
}
