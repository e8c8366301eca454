import { named, db } from '#db/client.ts'
import type { BrandActor } from '#auth/actor.ts'
import type { LineProblem } from '#kernel/csv-table.ts'
import { isId, type Id } from '#kernel/ids.ts'
import { catalogueScope } from '../access.ts'
import { diffBills, type BillDiff } from '../domain/bill.ts'
import { BILL_COLUMNS, judgeBillFile, writeBillFile, type BillFileRow } from '../domain/bill-file.ts'
import type { RevisionState } from '../domain/revision-order.ts'
import { listBillRows, listRevisionsByNumber, type BillRow } from '../store-bill.ts'

export interface Bill {
  readonly toyId: Id
  readonly toyName: string
  readonly toyState: string
  readonly currency: string
  readonly revisionId: Id
  readonly code: string
  readonly state: RevisionState
  readonly version: number
  /** Of the toy, oldest first. */
  readonly revisions: readonly { readonly id: Id; readonly code: string; readonly state: RevisionState }[]
  readonly lines: readonly BillRow[]
}

/** The bill of materials of one revision of one of the brand's toys, or null. Two statements. */
export async function getBill(actor: BrandActor, toyId: string, code: string): Promise<Bill | null> {
  if (!isId(toyId)) return null
  const [head] = await named<Omit<Bill, 'lines'>>('catalogue.bill-head', `
    select t.id::text as "toyId", t.name as "toyName", t.state as "toyState", b.currency, v.id::text as "revisionId", v.code, v.state, v.version,
           (select json_agg(json_build_object('id', r.id, 'code', r.code, 'state', r.state) order by r.sequence) from "ToyRevision" r where r."brandId" = $1 and r."toyId" = t.id) as revisions
      from "Toy" t join "Brand" b on b.id = t."brandId" join "ToyRevision" v on v."toyId" = t.id and v."brandId" = t."brandId"
     where t."brandId" = $1 and t.id = $2 and v.code = $3`, [catalogueScope(actor).brandId, toyId, code])
  return head ? { ...head, lines: await listBillRows(db, actor.brandId, head.revisionId) } : null
}

/** What changes from another revision of the same toy to this one; null when there is none with that code. One statement. */
export async function compareBills(actor: BrandActor, bill: Bill, code: string): Promise<BillDiff<BillRow> | null> {
  const other = bill.revisions.find((revision) => revision.code === code)
  return other && other.id !== bill.revisionId ? diffBills(await listBillRows(db, actor.brandId, other.id), bill.lines) : null
}

export interface BillFile {
  readonly id: Id
  readonly fileName: string
  readonly encoding: string
  readonly state: 'checked' | 'taken' | 'discarded'
  readonly version: number
  readonly uploadedBy: string
  readonly rows: number
  readonly good: number
  readonly problems: readonly (LineProblem & { readonly asWritten: string })[]
  readonly diff: BillDiff<BillRow>
  /** The bill has changed since the comparison: it must be looked at again. */
  readonly stale: boolean
}

/** A file beside the bill it was uploaded for, judged row by row, or null. Two statements. */
export async function getBillFile(actor: BrandActor, bill: Bill, importId: string): Promise<BillFile | null> {
  if (!isId(importId)) return null
  const row = await db.bomImport.findFirst({
    where: { id: importId, toyRevisionId: bill.revisionId, ...catalogueScope(actor) },
    select: { id: true, fileName: true, encoding: true, state: true, version: true, uploadedBy: true, content: true, revisionVersion: true },
  })
  if (!row) return null
  const { content, revisionVersion, ...file } = row
  const rows = content as unknown as readonly BillFileRow[]
  const known = await listRevisionsByNumber(actor.brandId, rows.flatMap(({ cells }) => cells.part_number ?? []))
  const { lines, problems, good } = judgeBillFile(rows, known, bill.lines)
  const parts = new Map(known.map((one) => [one.partRevisionId, { partId: '', partNumber: one.number, partName: one.name, partRevisionCode: one.code, unitCost: one.unitCost, retired: one.retired }]))
  const present = new Map(bill.lines.map((line) => [line.partRevisionId, line]))
  const shown = lines.map((line) => ({ ...(parts.get(line.partRevisionId) ?? present.get(line.partRevisionId)!), ...line }))
  const cellsAt = new Map(rows.map(({ line, cells }) => [line, BILL_COLUMNS.flatMap((column) => cells[column] || []).join(' · ')]))
  return {
    ...file, state: file.state as BillFile['state'], rows: rows.length, good, stale: file.state === 'checked' && revisionVersion !== bill.version, diff: diffBills<BillRow>(bill.lines, shown),
    problems: problems.map((problem) => ({ ...problem, asWritten: cellsAt.get(problem.line) ?? '' })),
  }
}

/** The bill as a file; without lines, the template. */
export function billCsv(lines: readonly BillRow[]): string {
  return writeBillFile(lines)
}
