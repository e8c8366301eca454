import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE } from '#kernel/paging.ts'
import { riskSentence } from '../domain/acceptance-probability.ts'
import type { ChecklistItem } from '../domain/checklist.ts'
import { planInspection, planSentence, type AqlByClass } from '../domain/inspection-plan.ts'
import type { ChecklistFilter } from '../schemas.ts'

export interface ChecklistRow {
  readonly toyId: Id
  readonly toyName: string
  readonly toySlug: string
  readonly revision: number | null
  readonly title: string
  readonly questions: number
  readonly critical: number
  readonly level: string
  readonly changedAt: string | null
}

const SORTS: Readonly<Record<string, (row: ChecklistRow) => number>> = { revision: ({ revision }) => revision ?? 0, questions: ({ questions }) => questions, critical: ({ critical }) => critical }

/** The toys of the brand with their present checklist, or none: worked out whole and shown in parts. */
export async function listChecklists(actor: BrandActor, filter: ChecklistFilter, size = PAGE_SIZE): Promise<{ readonly rows: readonly ChecklistRow[]; readonly total: number }> {
  const [toys, lists] = await Promise.all([
    db.toy.findMany({ where: { brandId: actor.brandId, state: { not: 'retired' } }, orderBy: [{ name: 'asc' }, { id: 'asc' }], select: { id: true, name: true, slug: true } }),
    db.checklist.findMany({ where: { brandId: actor.brandId, state: 'current' }, select: { toyId: true, revision: true, title: true, items: true, level: true, createdAt: true } }),
  ])
  const words = filter.q.toLocaleLowerCase('en-US')
  const fitting = toys.map(({ id, name, slug }): ChecklistRow => {
    const list = lists.find(({ toyId }) => toyId === id)
    const items = (list?.items ?? []) as unknown as ChecklistItem[]
    return {
      toyId: id, toyName: name, toySlug: slug, revision: list?.revision ?? null, title: list?.title ?? '', questions: items.length, critical: items.filter(({ defectClass }) => defectClass === 'critical').length,
      level: list?.level ?? '', changedAt: list?.createdAt.toISOString() ?? null,
    }
  }).filter((row) => [row.toyName, row.title].some((text) => text.toLocaleLowerCase('en-US').includes(words)) && (!filter.state || (row.revision !== null) === (filter.state === 'written')))
  const way = filter.sort.startsWith('-') ? -1 : 1
  const by = SORTS[filter.sort.replace('-', '')]
  fitting.sort((a, b) => (by ? way * (by(a) - by(b)) || a.toyName.localeCompare(b.toyName) : way * a.toyName.localeCompare(b.toyName)))
  return { rows: fitting.slice((filter.page - 1) * size, filter.page * size), total: fitting.length }
}

export interface ChecklistPage {
  readonly toyId: Id
  readonly toyName: string
  readonly toySlug: string
  readonly revision: number
  readonly title: string
  readonly level: string
  readonly aql: AqlByClass
  readonly items: readonly ChecklistItem[]
  /** What the plan comes to for lots of usual sizes, and its risk. */
  readonly examples: readonly { readonly lotSize: number; readonly plan: string; readonly risk: string }[]
  readonly earlier: readonly { readonly revision: number; readonly at: string; readonly title: string; readonly questions: number }[]
}

const EXAMPLE_LOTS = [50, 120, 500, 1500]

/** The checklist of one toy, to read and to change; null when the brand has no such toy. */
export async function getChecklist(actor: BrandActor, toySlug: string): Promise<ChecklistPage | null> {
  const toy = await db.toy.findFirst({ where: { brandId: actor.brandId, slug: toySlug }, select: { id: true, name: true, slug: true } })
  if (!toy) return null
  const rows = await db.checklist.findMany({ where: { brandId: actor.brandId, toyId: toy.id }, orderBy: { revision: 'desc' }, select: { revision: true, title: true, level: true, aql: true, items: true, createdAt: true } })
  const current = rows[0]
  const level = current?.level ?? 'II'
  const aql = (current?.aql ?? { critical: '0', major: '2.5', minor: '4.0' }) as AqlByClass
  return {
    toyId: toy.id, toyName: toy.name, toySlug: toy.slug, revision: current?.revision ?? 0, title: current?.title ?? `${toy.name}: final inspection`, level, aql, items: (current?.items ?? []) as unknown as ChecklistItem[],
    examples: EXAMPLE_LOTS.flatMap((lotSize) => {
      const plan = planInspection({ lotSize, level, aqlByClass: aql })
      if (!plan.ok) return []
      const weakest = plan.value.classes.find(({ defectClass }) => defectClass === 'major') ?? plan.value.classes[0]!
      return [{ lotSize, plan: planSentence(plan.value), risk: riskSentence({ lotSize, n: weakest.n, ac: weakest.ac }) }]
    }),
    earlier: rows.slice(1).map((row) => ({ revision: row.revision, at: row.createdAt.toISOString(), title: row.title, questions: (row.items as unknown as ChecklistItem[]).length })),
  }
}
