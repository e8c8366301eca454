import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { listParts } from '#modules/catalogue/queries/parts.ts'
import { listToys } from '#modules/catalogue/queries/toys.ts'
import { PART_CATEGORIES, PART_SORTS, partFilterSchema, TOY_SORTS, toyFilterSchema } from '#modules/catalogue/schemas.ts'
import { listPartners } from '#modules/partners/queries/partners.ts'
import { PARTNER_SORTS, partnerListSchema } from '#modules/partners/schemas.ts'
import { listChecklists } from '#modules/quality/queries/checklists.ts'
import { CHECKLIST_SORTS, checklistListSchema } from '#modules/quality/schemas.ts'
import { listRecalls } from '#modules/recalls/queries.ts'
import { RECALL_SORTS, RECALL_STATES, recallFilterSchema } from '#modules/recalls/schemas.ts'
import { expectOrder, walk } from '../../support/lists.ts'
import { makeBrandActor } from '../../support/people.ts'

const ROWS = 11
const moment = (of: number) => new Date(Date.UTC(2026, 0, of))
let actor: BrandActor

/** Eleven of each, with values that occur several times, and recalls that were never published. */
beforeAll(async () => {
  actor = await makeBrandActor()
  const { brandId } = actor
  for (let at = 0; at < ROWS; at += 1) {
    const name = `Toy ${10 + ((at * 7) % ROWS)}`
    const toyId = uuidv7()
    await db.toy.create({ data: { id: toyId, brandId, slug: `${actor.slug}-${at}`, name, summary: '', category: 'vehicle', minAgeMonths: 12 * (at % 4), createdAt: moment(Math.max(2, at)) } })
    // Older revisions say something else, and must not be what a part is sorted by.
    await db.part.create({ data: { id: uuidv7(), brandId, number: `P-${10 + at}`, name: `Part ${at % 3}`, summary: '', category: PART_CATEGORIES[at % 4]!, revisions: { create: [1, 2].slice(0, 1 + (at % 2)).map((sequence, older, { length }) => ({ id: uuidv7(), brandId, code: sequence === 1 ? 'A' : 'B', sequence, shape: {}, ...(older < length - 1 ? { material: 'Zinc', unitCost: 9_999, sparePrice: 1 } : { material: `Material ${at % 4}`, unitCost: 100 + (at % 5), sparePrice: at % 3 === 0 ? null : 400 + (at % 4) }) })) } } })
    await db.recall.create({ data: { id: uuidv7(), brandId, number: `RCL-${10 + at}`, title: `Recall ${at % 5}`, hazard: '', remedy: '', state: RECALL_STATES[at % 3]!, createdAt: moment(Math.max(2, at)), publishedAt: at % 4 === 0 ? null : moment(20 - (at % 5)) } })
    if (at < 3) await db.checklist.create({ data: { id: uuidv7(), brandId, toyId, revision: at + 1, title: `Final ${at}`, items: Array.from({ length: at }, (_, key) => ({ key, defectClass: key === 0 ? 'critical' : 'minor' })), aql: {}, state: 'current' } })
    const organizationId = uuidv7()
    await db.organization.create({ data: { id: organizationId, slug: `${actor.slug}-org-${at}`, name: `Partner ${at % 4}`, kind: at % 3 === 0 ? 'microfactory' : 'retailer' } })
    await db.partnership.create({ data: { id: uuidv7(), brandId, organizationId, state: ['approved', 'ended', 'invited'][at % 3]!, paymentTermsDays: 15 * (at % 3) } })
  }
})

test.each(TOY_SORTS)('toys by %s', async (sort) => {
  const rows = await walk(ROWS, (cursor) => listToys(actor, toyFilterSchema.parse({ sort, ...cursor }), 4))
  const added = new Map((await db.toy.findMany({ where: { brandId: actor.brandId }, select: { id: true, createdAt: true } })).map(({ id, createdAt }) => [id, createdAt.getTime()]))
  expectOrder(rows.map((row) => ({ name: row.name, added: added.get(row.id)!, age: row.minAgeMonths })[sort.replace('-', '') as 'name']), sort)
})

test.each(PART_SORTS)('parts by %s', async (sort) => {
  const rows = await walk(ROWS, (cursor) => listParts(actor, partFilterSchema.parse({ sort, ...cursor }), 4))
  expectOrder(rows.map((row) => ({ number: row.number, name: row.name, kind: `${row.category} ${row.name.toLowerCase()}`, material: row.material, cost: row.unitCost, spare: row.sparePrice })[sort.replace('-', '') as 'name']), sort)
})

test('a page of parts reads a page, however many there are, whatever they are sorted by', async () => {
  const { brandId, ...many } = await makeBrandActor()
  await db.$executeRaw`with part as (insert into "Part" (id, "brandId", number, name, category) select uuidv7(), ${brandId}::uuid, 'MANY-' || n, 'Part ' || n % 97, 'motion' from generate_series(1, 3000) n returning id)
    insert into "PartRevision" (id, "brandId", "partId", code, sequence, material, shape, "unitCost", "sparePrice")
    select uuidv7(), ${brandId}::uuid, id, chr(64 + sequence), sequence, 'Material ' || hashtext(id::text || sequence) % 50, '{}', abs(hashtext(id::text || sequence) % 900), nullif(abs(hashtext(id::text || sequence) % 5), 0) * 100 from part, generate_series(1, 2) sequence`
  await db.$executeRaw`analyze "Part", "PartRevision"`
  const rowsRead = async () => {
    await db.$queryRaw`select pg_stat_force_next_flush()::text`
    const [read] = await db.$queryRaw<{ rows: number }[]>`select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_user_tables where relname in ('Part', 'PartRevision')`
    return read!.rows
  }
  for (const sort of PART_SORTS) {
    const before = await rowsRead()
    const { next } = await listParts({ ...many, brandId }, partFilterSchema.parse({ sort }))
    await listParts({ ...many, brandId }, partFilterSchema.parse({ sort, after: next }))
    expect(await rowsRead() - before, sort).toBeLessThan(1_000)
  }
})

test.each(PARTNER_SORTS)('partners by %s', async (sort) => {
  const rows = await walk(ROWS, (cursor) => listPartners(actor, partnerListSchema.parse({ sort, ...cursor }), 4))
  expectOrder(rows.map((row) => ({ name: row.name, kind: row.kind, terms: row.paymentTermsDays, state: row.state })[sort.replace('-', '') as 'name']), sort)
})

test.each(RECALL_SORTS)('recalls by %s', async (sort) => {
  const rows = await walk(ROWS, (cursor) => listRecalls(actor, recallFilterSchema.parse({ sort, ...cursor }), 4))
  expectOrder(rows.map((row) => ({ created: row.createdAt, title: row.title, state: RECALL_STATES.indexOf(row.state), published: row.publishedAt })[sort.replace('-', '') as 'title']), sort)
})

test.each(CHECKLIST_SORTS)('checklists by %s, toys without one too', async (sort) => {
  const list = (filter: object, size?: number) => listChecklists(actor, checklistListSchema.parse(filter), size)
  const pages = await Promise.all([1, 2, 3].map((page) => list({ sort, page }, 4)))
  expect(pages.map(({ rows, total }) => [rows.length, total])).toEqual([[4, ROWS], [4, ROWS], [3, ROWS]])
  const rows = pages.flatMap((page) => page.rows)
  expectOrder(rows.map((row) => ({ toy: row.toyName, revision: row.revision ?? 0, questions: row.questions, critical: row.critical })[sort.replace('-', '') as 'toy']), sort)
  expect((await list({ state: 'written', q: 'FINAL' })).rows).toHaveLength(3)
  expect((await list({ state: 'missing', sort })).total).toBe(ROWS - 3)
})
