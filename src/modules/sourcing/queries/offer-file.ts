import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { LineProblem } from '#kernel/csv-table.ts'
import { isId, type Id } from '#kernel/ids.ts'
import { sourcingScope } from '../access.ts'
import { differingTerms, OFFER_COLUMNS, writeOfferFile, type OfferFileRow, type OfferTerms } from '../domain/offer-file.ts'
import { judgeFile, suppliersNamed } from '../store-offers.ts'

type Seen = OfferTerms & { readonly validFrom: CalendarDate }

export interface OfferChangeView {
  readonly key: string
  readonly supplier: string
  readonly currency: string
  readonly partNumber: string
  readonly partName: string
  readonly revision: string
  /** Null: the offer is new. */
  readonly before: Seen | null
  readonly after: Seen
  readonly differs: readonly (keyof OfferTerms)[]
}

export interface OfferFileView {
  readonly id: Id
  readonly fileName: string
  readonly encoding: string
  readonly state: 'checked' | 'taken' | 'discarded'
  readonly version: number
  readonly uploadedBy: string
  readonly rows: number
  readonly good: number
  readonly unchanged: number
  /** Offers that end the day before a new one begins. */
  readonly ended: number
  readonly changes: readonly OfferChangeView[]
  readonly wrongLines: number
  readonly problems: readonly (LineProblem & { readonly asWritten: string })[]
  /** Sent back when it is taken: what was looked at is what is done. */
  readonly seen: string
}

/** A file of offers, judged line by line against the offers as they are now, or null. `today`: the day in the brand's time zone. */
export async function getOfferFile(actor: BrandActor, importId: string, today: CalendarDate): Promise<OfferFileView | null> {
  const row = isId(importId) ? await db.offerImport.findFirst({ where: { id: importId, ...sourcingScope(actor) }, select: { id: true, fileName: true, encoding: true, state: true, version: true, uploadedBy: true, content: true } }) : null
  if (!row) return null
  const { content, ...file } = row
  const rows = content as unknown as readonly OfferFileRow[]
  const judged = await judgeFile(db, actor.brandId, rows, await suppliersNamed(db, actor.brandId, rows), today)
  const cellsAt = new Map(rows.map(({ line, cells }) => [line, OFFER_COLUMNS.flatMap((column) => cells[column] || []).join(' · ')]))
  return {
    ...file, state: file.state as OfferFileView['state'], rows: rows.length, good: judged.good, unchanged: judged.unchanged, ended: judged.ends.length, seen: judged.seen,
    changes: judged.changes.map(({ before, after }) => {
      const supplier = judged.suppliers.get(after.supplierId)!
      const part = judged.parts.get(after.partRevisionId)!
      return { key: `${after.supplierId} ${after.partRevisionId} ${after.validFrom}`, supplier: supplier.name, currency: supplier.currency, partNumber: part.number, partName: part.name, revision: part.code, before, after, differs: before ? differingTerms(before, after) : [] }
    }),
    wrongLines: new Set(judged.problems.map(({ line }) => line)).size,
    problems: judged.problems.map((problem) => ({ ...problem, asWritten: cellsAt.get(problem.line) ?? '' })),
  }
}

/** Files that were uploaded and not yet taken or put aside, the newest first. */
export async function listOpenOfferFiles(actor: BrandActor): Promise<{ id: Id; fileName: string; uploadedBy: string; at: string }[]> {
  const rows = await db.offerImport.findMany({ where: { ...sourcingScope(actor), state: 'checked' }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 20, select: { id: true, fileName: true, uploadedBy: true, createdAt: true } })
  return rows.map(({ createdAt, ...row }) => ({ ...row, at: createdAt.toISOString() }))
}

/** Offers as a file; without any, the template. */
export function offerCsv(offers: Parameters<typeof writeOfferFile>[0]): string {
  return writeOfferFile(offers)
}
