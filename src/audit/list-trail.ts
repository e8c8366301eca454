import { db } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'

/** One line of a subject's history, newest first. */
export interface TrailEntry {
  readonly id: Id
  readonly at: string // ISO instant
  readonly type: string
  readonly by: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What happened to one subject of a brand; `only` what is of a type and says so of one field. The caller has already shown that the reader may see the subject. */
export async function listTrail(brandId: Id, subject: { kind: string; id: Id }, limit = 50, only?: { readonly type: string; readonly field: string; readonly is: string }): Promise<TrailEntry[]> {
  const rows = await db.auditEvent.findMany({
    where: { brandId, subjectKind: subject.kind, subjectId: subject.id, ...(only && { type: only.type, data: { path: [only.field], equals: only.is } }) },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { id: true, at: true, type: true, actorName: true, data: true },
  })
  return rows.map((row) => ({
    id: row.id, at: row.at.toISOString(), type: row.type, by: row.actorName, data: row.data as Record<string, unknown>,
  }))
}
