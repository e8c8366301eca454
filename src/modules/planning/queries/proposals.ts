import { createHash } from 'node:crypto'
import { listTrail, type TrailEntry } from '#audit/list-trail.ts'
import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { holds } from '#db/like.ts'
import type { Prisma } from '#db/generated/client.ts'
import { keysetPage, keysetQuery, type Keyset } from '#db/keyset.ts'
import type { Id } from '#kernel/ids.ts'
import { canonicalJson } from '#kernel/json.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import { listRevisionChoices, type RevisionChoice } from '#modules/runs/public.ts'
import { proposalScope } from '../access.ts'
import type { Proposal } from '../domain/proposal.ts'
import type { ProposalInputs } from '../inputs.ts'
import type { ProposalFilter } from '../schemas.ts'

export interface ProposalListRow {
  readonly id: Id
  readonly number: string
  readonly state: 'open' | 'accepted' | 'declined'
  readonly sku: string
  readonly name: string
  readonly pilot: string | null
  readonly verdict: Proposal['verdict']
  readonly quantity: number
  readonly interval: readonly [number, number]
  /** Minor units. */
  readonly expectedProfit: number
  readonly chanceOfLoss: number
  readonly currency: string
  readonly run: string | null
  readonly createdAt: string
}

const SORTS = { created: { field: 'createdAt', holds: 'date' }, quantity: { field: 'quantity', holds: 'number' } } as const
const COLUMNS = { id: true, number: true, state: true, skuId: true, pilotId: true, verdict: true, quantity: true, result: true, acceptedRunId: true, createdAt: true } as const

/** The brand's proposals, by keyset. */
export async function listProposals(actor: BrandActor, filter: ProposalFilter, options: { size?: number } = {}): Promise<Page<ProposalListRow>> {
  const sort = SORTS[filter.sort.replace('-', '') as keyof typeof SORTS]
  const keyset: Keyset = { ...sort, direction: filter.sort.startsWith('-') ? 'desc' : 'asc', size: options.size ?? PAGE_SIZE, after: filter.after, before: filter.before }
  const { where, orderBy, take } = keysetQuery(keyset)
  const words = holds(filter.q ?? '')
  const found = filter.q ? await db.sku.findMany({ where: { brandId: actor.brandId, OR: [{ code: words }, { name: words }] }, select: { id: true }, take: 500 }) : []
  const fetched = await db.proposal.findMany({
    where: {
      AND: [proposalScope(actor), ...(filter.state ? [{ state: filter.state }] : []), ...(filter.q ? [{ OR: [{ number: words }, { skuId: { in: found.map(({ id }) => id) } }] }] : []), where as Prisma.ProposalWhereInput],
    },
    orderBy: orderBy as Prisma.ProposalOrderByWithRelationInput[], take, select: COLUMNS,
  })
  const page = keysetPage(fetched, keyset, (row) => row[sort.field])
  return { ...page, rows: await withNames(actor, page.rows) }
}

/** The proposals that were made from a pilot, newest first. */
export async function listProposalsOfPilot(actor: BrandActor, pilotId: Id): Promise<ProposalListRow[]> {
  return withNames(actor, await db.proposal.findMany({ where: { AND: [proposalScope(actor), { pilotId }] }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 20, select: COLUMNS }))
}

async function withNames(actor: BrandActor, rows: readonly Prisma.ProposalGetPayload<{ select: typeof COLUMNS }>[]): Promise<ProposalListRow[]> {
  if (rows.length === 0) return []
  const names = await db.$queryRaw<{ id: Id; sku: string; name: string; currency: string; pilot: string | null; run: string | null }[]>`
    select p.id::text, s.code as sku, s.name, s.currency, i.number as pilot, r.number as run
      from "Proposal" p
      join "Sku" s on s.id = p."skuId"
      left join "Pilot" i on i.id = p."pilotId"
      left join "Run" r on r.id = p."acceptedRunId"
     where p."brandId" = ${actor.brandId}::uuid and p.id = any(${rows.map(({ id }) => id)}::uuid[])`
  const nameOf = new Map(names.map((name) => [name.id, name]))
  return rows.map((row) => {
    const name = nameOf.get(row.id)
    const result = row.result as unknown as Proposal
    return {
      id: row.id, number: row.number, state: row.state as ProposalListRow['state'], sku: name?.sku ?? '', name: name?.name ?? '', currency: name?.currency ?? 'USD', pilot: name?.pilot ?? null, run: name?.run ?? null,
      verdict: row.verdict as Proposal['verdict'], quantity: row.quantity, interval: result.interval, expectedProfit: result.expectedProfit, chanceOfLoss: result.chanceOfLoss, createdAt: row.createdAt.toISOString(),
    }
  })
}

export interface ProposalDetail extends ProposalListRow {
  readonly version: number
  readonly timeZone: string
  readonly result: Proposal
  readonly inputs: ProposalInputs
  readonly inputsHash: string
  /** The stored inputs still have their hash. */
  readonly intact: boolean
  readonly declineReason: string
  readonly decidedBy: string
  readonly decidedAt: string | null
  /** What the person chose, once accepted. */
  readonly accepted: { readonly number: string; readonly quantity: number; readonly note: string } | null
  readonly placeNames: Readonly<Record<Id, { readonly name: string; readonly city: string }>>
  readonly revisions: readonly RevisionChoice[]
  readonly trail: readonly TrailEntry[]
}

/** One proposal with what it was computed from. Null: not theirs, or absent. */
export async function getProposal(actor: BrandActor, number: string): Promise<ProposalDetail | null> {
  const row = await db.proposal.findFirst({
    where: { AND: [proposalScope(actor), { number }] },
    select: { ...COLUMNS, version: true, inputs: true, inputsHash: true, declineReason: true, decidedBy: true, decidedAt: true },
  })
  if (!row) return null
  const { brandId } = actor
  const inputs = row.inputs as unknown as ProposalInputs
  const result = row.result as unknown as Proposal
  const placeIds = [...new Set([...result.perPlace.map(({ locationId }) => locationId), ...inputs.method.unitEconomics.candidates.map(({ locationId }) => locationId)])]
  const [[base], brand, sku, places, run, trail] = await Promise.all([
    withNames(actor, [row]),
    db.brand.findUniqueOrThrow({ where: { id: brandId }, select: { timeZone: true } }),
    db.sku.findUniqueOrThrow({ where: { id: row.skuId }, select: { toyId: true } }),
    db.location.findMany({ where: { id: { in: placeIds } }, select: { id: true, name: true, city: true } }),
    row.acceptedRunId ? db.run.findUnique({ where: { id: row.acceptedRunId }, select: { number: true, quantity: true, note: true } }) : null,
    listTrail(brandId, { kind: 'proposal', id: row.id }),
  ])
  return {
    ...base!, version: row.version, timeZone: brand.timeZone, result, inputs, inputsHash: row.inputsHash,
    intact: createHash('sha256').update(canonicalJson(inputs)).digest('hex') === row.inputsHash,
    declineReason: row.declineReason, decidedBy: row.decidedBy, decidedAt: row.decidedAt?.toISOString() ?? null, accepted: run,
    placeNames: Object.fromEntries(places.map(({ id, ...place }) => [id, place])), revisions: await listRevisionChoices(brandId, sku.toyId), trail,
  }
}

export async function countProposals(actor: BrandActor): Promise<Record<string, number>> {
  const rows = await db.proposal.groupBy({ by: ['state'], where: proposalScope(actor), _count: { _all: true } })
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count._all]))
}
