import 'server-only'
import { db } from '#db/client.ts'

export interface KeptMessage {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly at: string // ISO instant
}

/** The last hundred messages kept for want of a mail server, newest first. Only the demo shows them. */
export async function listKeptMail(search: string): Promise<KeptMessage[]> {
  const contains = { contains: search, mode: 'insensitive' } as const
  const rows = await db.keptMail.findMany({
    where: search ? { OR: [{ to: contains }, { subject: contains }] } : {}, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 100,
    select: { id: true, to: true, subject: true, createdAt: true },
  })
  return rows.map(({ createdAt, ...row }) => ({ ...row, at: createdAt.toISOString() }))
}

export async function getKeptMail(id: string | undefined): Promise<(KeptMessage & { text: string }) | null> {
  const row = id ? await db.keptMail.findUnique({ where: { id }, select: { id: true, to: true, subject: true, text: true, createdAt: true } }) : null
  return row && { id: row.id, to: row.to, subject: row.subject, text: row.text, at: row.createdAt.toISOString() }
}
