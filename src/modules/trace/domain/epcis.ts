import type { Id } from '#kernel/ids.ts'
import type { UnitRange } from '#kernel/unit-range.ts'

// GS1 EPCIS 2.0 as JSON-LD (ISO/IEC 19987:2024), with the words of its Core Business Vocabulary (ISO/IEC 19988:2024).

/** One movement of the ledger, or an inspection or a recall, as an event of the world needs it. */
export interface TraceEvent {
  readonly id: Id
  readonly kind: 'move' | 'inspection' | 'recall'
  readonly lotId: Id
  readonly quantity: number
  readonly units: UnitRange | null
  readonly fromKind: string
  readonly fromLocationId: Id | null
  readonly toKind: string
  readonly toLocationId: Id | null
  /** Of a movement: why; of an inspection: its state. */
  readonly reason: string
  readonly documentUrl: string | null
  readonly at: string
  /** On the clock of the place. '+00:00' where there is none. */
  readonly offset: string
  /** When the movement was taken back. */
  readonly reversedAt: string | null
  /** Pieces taken to production: the lot they went into, and its units. */
  readonly producedLotId: Id | null
  readonly producedUnits: UnitRange | null
}

export interface EpcisLot {
  readonly id: Id
  /** A GS1 Digital Link of GTIN and lot, or an address of ours where the lot has no GTIN. */
  readonly uri: string
  readonly code: string
  readonly expiresOn: string | null
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined }
type EpcisEvent = Readonly<Record<string, Json | undefined>>

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'
/** Which units of a lot an event is about: numbers are unique in the lot only, so they are no SGTINs. */
const VOCABULARY = 'urn:shortrun:epcis:'

/** The document: its events in the order they happened. */
export function epcisDocument(events: readonly TraceEvent[], lots: ReadonlyMap<Id, EpcisLot>, createdAt: string): EpcisEvent {
  return {
    '@context': [CONTEXT, { shortrun: VOCABULARY }], type: 'EPCISDocument', schemaVersion: '2.0', creationDate: createdAt,
    epcisBody: { eventList: [...events].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)).map((event) => eventOf(event, lots)).filter((event) => event !== null) },
  }
}

/** An event of one movement; null when its lot is not part of the document. */
function eventOf(event: TraceEvent, lots: ReadonlyMap<Id, EpcisLot>): EpcisEvent | null {
  const lot = lots.get(event.lotId)
  if (!lot) return null
  const common = {
    eventID: `urn:uuid:${event.id}`, eventTime: event.at, eventTimeZoneOffset: event.offset,
    ...(event.reversedAt && { errorDeclaration: { declarationTime: event.reversedAt, reason: 'incorrect_data' } }),
  }
  const produced = event.producedLotId === null ? undefined : lots.get(event.producedLotId)
  if (event.kind === 'move' && event.toKind === 'production' && produced && event.producedUnits) {
    const made = event.producedUnits
    return {
      type: 'TransformationEvent', ...common, transformationID: `urn:uuid:${event.id}`, bizStep: 'assembling', disposition: 'in_progress', ...placed(event.fromLocationId),
      inputQuantityList: [{ epcClass: lot.uri, quantity: event.quantity }], outputQuantityList: [{ epcClass: produced.uri, quantity: made.last - made.first + 1 }], ...unitNames(made),
    }
  }
  const step = stepOf(event)
  return {
    type: 'ObjectEvent', ...common, ...step, quantityList: [{ epcClass: lot.uri, quantity: event.quantity }], ...placed(event.toKind === 'location' ? event.toLocationId : event.fromLocationId, event.fromLocationId),
    ...(event.documentUrl && { bizTransactionList: [{ type: step.bizStep === 'shipping' || step.bizStep === 'receiving' ? 'desadv' : 'prodorder', bizTransaction: event.documentUrl }] }),
    ...(step.bizStep === 'shipping' && event.fromLocationId && { sourceList: [{ type: 'location', source: place(event.fromLocationId) }] }),
    ...(step.action === 'ADD' && { ilmd: { 'cbvmda:lotNumber': lot.code, ...(lot.expiresOn && { 'cbvmda:itemExpirationDate': lot.expiresOn }) } }),
    ...unitNames(event.units),
  }
}

interface Step {
  readonly action: 'ADD' | 'OBSERVE' | 'DELETE'
  readonly bizStep: string
  readonly disposition: string
}

/** What a movement is in the words of the Core Business Vocabulary. */
function stepOf({ kind, fromKind, toKind, reason }: TraceEvent): Step {
  if (kind === 'inspection') return { action: 'OBSERVE', bizStep: 'inspecting', disposition: reason === 'failed' ? 'non_conformant' : 'conformant' }
  if (kind === 'recall') return { action: 'OBSERVE', bizStep: 'holding', disposition: 'recalled' }
  if (fromKind === 'production' && toKind === 'location') return { action: 'ADD', bizStep: 'commissioning', disposition: 'active' }
  if (reason === 'lost') return { action: 'OBSERVE', bizStep: 'receiving', disposition: 'unknown' }
  if (toKind === 'scrap') return { action: fromKind === 'production' ? 'OBSERVE' : 'DELETE', bizStep: 'destroying', disposition: 'destroyed' }
  if (toKind === 'transit') return { action: 'OBSERVE', bizStep: 'shipping', disposition: 'in_transit' }
  if (toKind === 'supplier') return { action: 'OBSERVE', bizStep: 'shipping', disposition: 'returned' }
  if (toKind === 'customer') return { action: 'OBSERVE', bizStep: 'retail_selling', disposition: 'retail_sold' }
  if (fromKind === 'customer') return { action: 'OBSERVE', bizStep: 'receiving', disposition: 'returned' }
  if (fromKind === 'transit' || fromKind === 'supplier') return { action: 'OBSERVE', bizStep: 'receiving', disposition: 'in_progress' }
  if (fromKind === 'count' || toKind === 'count') return { action: 'OBSERVE', bizStep: 'cycle_counting', disposition: 'unknown' }
  if (toKind === 'production') return { action: 'OBSERVE', bizStep: 'assembling', disposition: 'in_progress' }
  return { action: 'OBSERVE', bizStep: 'storing', disposition: 'in_progress' }
}

function placed(at: Id | null, from: Id | null = null): EpcisEvent {
  const id = at ?? from
  return id === null ? {} : { readPoint: { id: place(id) }, bizLocation: { id: place(id) } }
}

const place = (locationId: Id): string => `urn:uuid:${locationId}`

function unitNames(units: UnitRange | null): EpcisEvent {
  return units ? { 'shortrun:firstUnit': units.first, 'shortrun:lastUnit': units.last } : {}
}

/** Of each time zone its formatter: a document has tens of thousands of events, and each new formatter costs as much as a hundred of them. */
const clocks = new Map<string, Intl.DateTimeFormat>()

/** The offset from UTC of a place's clock at an instant, as EPCIS wants it: '-07:00', never 'Z'. */
export function offsetAt(instant: string, timeZone: string): string {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  clocks.set(timeZone, clock)
  const name = clock.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  return name === 'GMT' ? '+00:00' : name.replace('GMT', '').slice(0, 6)
}
