import { addDays, parseCalendarDate, type CalendarDate } from '#kernel/calendar-date.ts'
import { readTable, wholeNumber, type LineProblem, type TableReading, type TableRow, type TableShape } from '#kernel/csv-table.ts'
import { writeCsv } from '#kernel/csv.ts'
import type { Id } from '#kernel/ids.ts'
import { parseMinor, plainAmount } from '#kernel/money.ts'
import { breaksProblem, type PriceBreak } from './price.ts'

/** The columns of offers as a file: one line a price, so an offer with three prices has three. `state` is for readers. */
export const OFFER_COLUMNS = ['supplier', 'part', 'revision', 'article', 'from_quantity', 'unit_price', 'currency', 'minimum', 'multiple', 'lead_days', 'valid_from', 'valid_to', 'state'] as const
type Column = (typeof OFFER_COLUMNS)[number]

export const MOST_OFFER_LINES = 5_000
const MOST_PIECES = 10_000_000
const MOST_LEAD_DAYS = 365
const MOST_BREAKS = 12

const OFFER_SHAPE: TableShape<Column> = {
  columns: OFFER_COLUMNS, needed: ['supplier', 'part', 'unit_price'], mostRows: MOST_OFFER_LINES, holder: 'A file of offers',
  otherNames: {
    supplier_name: 'supplier', vendor: 'supplier', part_number: 'part', part_no: 'part', number: 'part', part_revision: 'revision', rev: 'revision', supplier_code: 'article', article_number: 'article', their_number: 'article',
    from: 'from_quantity', quantity: 'from_quantity', qty: 'from_quantity', price: 'unit_price', price_each: 'unit_price', minimum_order: 'minimum', moq: 'minimum', lead_time: 'lead_days', lead_time_days: 'lead_days', from_day: 'valid_from', until: 'valid_to',
  },
}

export type OfferFileRow = TableRow<Column>

/** Reads offers from a file. */
export function readOfferFile(bytes: Uint8Array): TableReading<Column> {
  return readTable(bytes, OFFER_SHAPE)
}

export interface KnownSupplier {
  readonly id: Id
  readonly name: string
  readonly currency: string
  readonly retired: boolean
}

export interface KnownPart {
  readonly partRevisionId: Id
  readonly retired: boolean
}

/** What an offer says, beside whose it is and from when. */
export interface OfferTerms {
  readonly supplierCode: string
  readonly minimum: number
  readonly multiple: number
  /** Working days of the supplier. */
  readonly leadDays: number
  /** Last day; null: until further notice. */
  readonly validTo: CalendarDate | null
  /** By quantity. */
  readonly breaks: readonly PriceBreak[]
}

interface Standing extends OfferTerms {
  readonly supplierId: Id
  readonly partRevisionId: Id
  readonly validFrom: CalendarDate
}

/** An offer as it is now. */
export interface KnownOffer extends Standing {
  readonly id: Id
}

/** What a good offer of the file does. `before`: the offer it changes; null when it is a new one. */
export interface OfferChange {
  readonly before: KnownOffer | null
  readonly after: Standing
}

export interface JudgedOffers {
  readonly changes: readonly OfferChange[]
  /** Offers that end because a new one begins. */
  readonly ends: readonly { readonly offerId: Id; readonly validTo: CalendarDate }[]
  readonly unchanged: number
  /** Lines that are taken or say what is there already. */
  readonly good: number
  readonly problems: readonly LineProblem[]
}

export interface OfferFileFacts {
  readonly suppliers: readonly KnownSupplier[]
  /** The part revision that a number and a letter name, or why there is none. */
  readonly partOf: (number: string, letter: string | undefined) => KnownPart | Omit<LineProblem, 'line'>
  /** Every offer of the suppliers for the parts of the file. */
  readonly present: readonly KnownOffer[]
  /** From which day an offer is valid that does not say so. */
  readonly today: CalendarDate
}

interface Read {
  readonly line: number
  readonly cells: OfferFileRow['cells']
  readonly supplier: KnownSupplier
  readonly part: KnownPart
  readonly validFrom: CalendarDate
  readonly step: PriceBreak
}

/**
 * Judges every line, and every offer as a whole: with a wrong line in it, none of its prices is taken. The file adds and changes; an offer
 * it does not name stays. Offers of one supplier for one part follow each other by day, as they do when they are noted by hand.
 */
export function judgeOfferFile(rows: readonly OfferFileRow[], facts: OfferFileFacts): JudgedOffers {
  const suppliers = new Map(facts.suppliers.flatMap((supplier) => [[supplier.name.toLowerCase(), supplier], [supplier.name, supplier]]))
  const problems: LineProblem[] = []
  const groups = new Map<string, { lines: Read[]; wrong: LineProblem[] }>()
  for (const row of rows) {
    const name = row.cells.supplier ?? ''
    const supplier = suppliers.get(name) ?? suppliers.get(name.toLowerCase())
    const part = row.cells.part ? facts.partOf(row.cells.part, row.cells.revision || undefined) : { code: 'part', detail: 'The part number is missing.' }
    const key = supplier && 'partRevisionId' in part ? `${supplier.id} ${part.partRevisionId} ${row.cells.valid_from || facts.today}` : `line ${row.line}`
    const group = groups.get(key) ?? { lines: [], wrong: [] }
    groups.set(key, group)
    const read = readLine(row, supplier, part, facts.today)
    if ('detail' in read) group.wrong.push({ line: row.line, ...read })
    else group.lines.push(read)
  }
  const whole = [...groups.values()].flatMap(({ lines, wrong }) => {
    const offer = wrong.length === 0 ? offerOf(lines, facts) : wrong
    if (!Array.isArray(offer)) return [{ lines, offer: offer as Standing }]
    problems.push(...leftOut(lines, offer as LineProblem[]))
    return []
  })
  const placed = placeOffers(whole, facts)
  problems.push(...placed.refused.flatMap(({ lines, problem }) => leftOut(lines, [{ line: lines[0]!.line, ...problem }])))
  return { changes: placed.changes, ends: placed.ends, unchanged: placed.unchanged, good: rows.length - new Set(problems.map(({ line }) => line)).size, problems: problems.toSorted((a, b) => a.line - b.line) }
}

/** The wrong lines of an offer, and its other lines, which go with them. */
function leftOut(lines: readonly Read[], wrong: readonly LineProblem[]): LineProblem[] {
  const told = new Set(wrong.map(({ line }) => line))
  return [...wrong, ...lines.filter(({ line }) => !told.has(line)).map(({ line }) => ({ line, code: 'offer-left-out', detail: `This line is right, but line ${wrong[0]!.line} of the same offer is not: an offer is taken whole.` }))]
}

type No = Omit<LineProblem, 'line'>
const no = (code: string, detail: string): No => ({ code, detail })

function readLine({ line, cells }: OfferFileRow, supplier: KnownSupplier | undefined, part: KnownPart | No, today: CalendarDate): Read | No {
  if (!supplier) return cells.supplier ? no('unknown-supplier', `There is no supplier “${cells.supplier}”. Add it first, or correct the name.`) : no('supplier', 'The supplier is missing.')
  if ('detail' in part) return part
  if (cells.currency && cells.currency.toUpperCase() !== supplier.currency) return no('currency', `${supplier.name} is paid in ${supplier.currency}, the line says ${cells.currency}.`)
  const quantity = cells.from_quantity ? wholeNumber(cells.from_quantity) : 1
  if (quantity === null || quantity < 1 || quantity > MOST_PIECES) return no('from-quantity', `“${cells.from_quantity}” is no number of pieces: use a whole number from 1 on.`)
  if (!cells.unit_price) return no('unit-price', 'The price of one piece is missing.')
  const unitPrice = parseMinor(cells.unit_price, supplier.currency)
  if (unitPrice === null || unitPrice < 0) return no('unit-price', `“${cells.unit_price}” is not an amount in ${supplier.currency}, like 12.50.`)
  const validFrom = cells.valid_from ? parseCalendarDate(cells.valid_from) : today
  if (validFrom === null) return no('valid-from', `“${cells.valid_from}” is not a day: write it like ${today}.`)
  return { line, cells, supplier, part, validFrom, step: { quantity, unitPrice } }
}

/** The lines of one offer put together, or what does not fit together. What a file leaves open is as in the offer before, or the least that can be. */
function offerOf(lines: readonly Read[], facts: OfferFileFacts): Standing | LineProblem[] {
  const { line: firstLine, supplier, part, validFrom } = lines[0]!
  const like = facts.present.filter((offer) => offer.supplierId === supplier.id && offer.partRevisionId === part.partRevisionId && offer.validFrom <= validFrom).toSorted((a, b) => a.validFrom.localeCompare(b.validFrom)).at(-1)
  const wrong: LineProblem[] = []
  const said = (column: Column): string | undefined => {
    const [first, ...rest] = lines.filter(({ cells }) => cells[column])
    const other = rest.find(({ cells }) => cells[column] !== first!.cells[column])
    if (other) wrong.push({ line: other.line, code: 'offer-differs', detail: `${column} is “${other.cells[column]}” here and “${first!.cells[column]}” on line ${first!.line} of the same offer: one of them is wrong.` })
    return first?.cells[column]
  }
  const count = (column: Column, otherwise: number | undefined, least: number, most: number): number => {
    const cell = said(column)
    const value = cell === undefined ? otherwise : wholeNumber(cell)
    if (value === undefined) wrong.push({ line: firstLine, code: column, detail: `${column} is missing, and there is no earlier offer to take it from.` })
    else if (value === null || value < least || value > most) wrong.push({ line: firstLine, code: column, detail: `${column} is “${cell}”: use a whole number from ${least} to ${most.toLocaleString('en-US')}.` })
    return value ?? least
  }
  const minimum = count('minimum', like?.minimum ?? 1, 1, MOST_PIECES)
  const multiple = count('multiple', like?.multiple ?? 1, 1, MOST_PIECES)
  const leadDays = count('lead_days', like?.leadDays, 0, MOST_LEAD_DAYS)
  const lastDay = said('valid_to')
  const validTo = lastDay === undefined ? null : parseCalendarDate(lastDay)
  if (lastDay !== undefined && (validTo === null || validTo < validFrom)) wrong.push({ line: firstLine, code: 'valid-to', detail: validTo === null ? `“${lastDay}” is not a day: write it like ${facts.today}.` : 'The last day is before the first.' })
  const steps = lines.map(({ step }) => step)
  if (steps.length > MOST_BREAKS) wrong.push({ line: lines[MOST_BREAKS]!.line, code: 'too-many-prices', detail: `An offer has at most ${MOST_BREAKS} prices.` })
  const problem = wrong.length === 0 ? breaksProblem(steps, minimum) : null
  if (problem) wrong.push({ line: lines[problem.index]!.line, code: 'price-breaks', detail: problem.message })
  const supplierCode = said('article') ?? like?.supplierCode ?? ''
  if (wrong.length > 0) return wrong
  return { supplierId: supplier.id, partRevisionId: part.partRevisionId, validFrom, supplierCode, minimum, multiple, leadDays, validTo, breaks: steps.toSorted((a, b) => a.quantity - b.quantity) }
}

interface Whole {
  readonly lines: readonly Read[]
  readonly offer: Standing
}

const keyOf = ({ supplierId, partRevisionId }: Standing): string => `${supplierId} ${partRevisionId}`
const before = (day: CalendarDate): CalendarDate => addDays(day, -1)

/** Puts the offers of a file among those that are there, the earliest first. */
function placeOffers(whole: readonly Whole[], { present, today }: OfferFileFacts) {
  const standing = Map.groupBy<string, Standing & { id?: Id }>(present, keyOf)
  const starts = Map.groupBy([...present, ...whole.map(({ offer }) => offer)], keyOf)
  const changes: OfferChange[] = []
  const ends = new Map<Id, CalendarDate>()
  const refused: { lines: readonly Read[]; problem: No }[] = []
  let unchanged = 0
  for (const { lines, offer: written } of whole.toSorted((a, b) => a.offer.validFrom.localeCompare(b.offer.validFrom))) {
    const key = keyOf(written)
    // Until further notice is until the next offer, if there is one.
    const next = starts.get(key)!.map(({ validFrom }) => validFrom).filter((day) => day > written.validFrom).toSorted()[0]
    const offer = written.validTo === null && next !== undefined ? { ...written, validTo: before(next) } : written
    const row = standing.get(key) ?? []
    const same = present.find((one) => keyOf(one) === key && one.validFrom === offer.validFrom)
    const running = lines.every(({ cells }) => !cells.valid_from) ? present.find((one) => keyOf(one) === key && one.validFrom <= today && (one.validTo === null || one.validTo >= today)) : undefined
    const { supplier, part } = lines[0]!
    const refuse = (code: string, detail: string) => refused.push({ lines, problem: no(code, detail) })
    if ((same && sameTerms(same, offer)) || (running && sameTerms({ ...running, validTo: null }, { ...offer, validTo: null }))) unchanged += 1
    else if (supplier.retired) refuse('supplier-retired', `${supplier.name} is retired: nothing more is ordered there. Take it back first.`)
    else if (same) {
      const others = row.filter((one) => one.validFrom !== offer.validFrom)
      if (others.some((one) => one.validFrom <= (offer.validTo ?? '9999-12-31') && (one.validTo === null || one.validTo >= offer.validFrom))) refuse('offer-overlaps', 'Another offer of this supplier for this part is valid on some of these days.')
      else {
        changes.push({ before: same, after: offer })
        standing.set(key, [...others, { ...offer, id: same.id }])
      }
    } else if (part.retired) refuse('part-retired', `Part ${lines[0]!.cells.part} is retired: nothing new is bought of it.`)
    else if (row.some(({ validFrom }) => validFrom > offer.validFrom)) refuse('offer-later-exists', 'There is a later offer for this part already. Begin after it, or change it.')
    else {
      changes.push({ before: null, after: offer })
      const eve = before(offer.validFrom)
      const cut = row.filter(({ validTo }) => validTo === null || validTo > eve)
      for (const { id } of cut) if (id) ends.set(id, eve)
      standing.set(key, [...row.filter((one) => !cut.includes(one)), ...cut.map((one) => ({ ...one, validTo: eve })), offer])
    }
  }
  return { changes, ends: [...ends].map(([offerId, validTo]) => ({ offerId, validTo })), unchanged, refused }
}

/** What differs between two offers, by the names of the terms. */
export function differingTerms(a: OfferTerms, b: OfferTerms): (keyof OfferTerms)[] {
  const plain = (['supplierCode', 'minimum', 'multiple', 'leadDays', 'validTo'] as const).filter((term) => a[term] !== b[term])
  const prices = a.breaks.length !== b.breaks.length || a.breaks.some(({ quantity, unitPrice }, index) => b.breaks[index]!.quantity !== quantity || b.breaks[index]!.unitPrice !== unitPrice)
  return [...plain, ...(prices ? ['breaks' as const] : [])]
}

const sameTerms = (a: OfferTerms, b: OfferTerms): boolean => differingTerms(a, b).length === 0

/** Offers as a file. Importing it changes nothing, and exporting again gives the same bytes. */
export function writeOfferFile(offers: readonly (OfferTerms & { readonly supplier: string; readonly partNumber: string; readonly revision: string; readonly currency: string; readonly validFrom: CalendarDate; readonly state: string })[]): string {
  return writeCsv([OFFER_COLUMNS, ...offers.flatMap((offer) => offer.breaks.map(({ quantity, unitPrice }) => [
    offer.supplier, offer.partNumber, offer.revision, offer.supplierCode, quantity, plainAmount(unitPrice, offer.currency), offer.currency, offer.minimum, offer.multiple, offer.leadDays, offer.validFrom, offer.validTo, offer.state,
  ]))])
}
