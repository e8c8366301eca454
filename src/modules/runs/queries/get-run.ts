import { createHash } from 'node:crypto'
import { listTrail, type TrailEntry } from '#audit/list-trail.ts'
import type { BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import { allowedVerbs } from '#kernel/state-machine.ts'
import { getRevisionWithBom, listReleasedRevisions } from '#modules/catalogue/public.ts'
import { runScope } from '../access.ts'
import { designOf } from '../design.ts'
import { designMovedOn, freeze, isIntact, type DesignDifference, type FrozenDesign } from '../domain/freeze.ts'
import { runMachine, type RunVerb } from '../domain/run-state.ts'
import { countStillInQuarantine, currentInspectionPlan } from '../store.ts'
import { runRows, type RunListRow } from './list-runs.ts'

export interface ReportRow {
  readonly id: Id
  readonly good: number
  readonly scrap: number
  readonly scrapReason: string
  readonly photoId: Id | null
  readonly by: string
  readonly at: string
  readonly undone: boolean
}

export interface RunDetail extends RunListRow {
  readonly note: string
  readonly unitCost: number | null
  readonly setupCost: number | null
  /** What the good units made so far cost, setup included; null before the quote. */
  readonly actualCost: number | null
  readonly releasedAt: string | null
  readonly startedAt: string | null
  readonly producedAt: string | null
  readonly toyId: Id
  readonly toyRevisionId: Id
  readonly pilotId: Id | null
  readonly proposal: string | null
  /** As released; before that, as the design stands now. */
  readonly design: FrozenDesign | null
  readonly frozenHash: string | null
  /** The stored copy still has the hash it was released with. */
  readonly intact: boolean
  readonly movedOn: readonly DesignDifference[]
  /** Somebody looked at how the design moved on, and kept the released one. */
  readonly designKept: boolean
  readonly revisionState: string
  readonly lot: { readonly id: Id; readonly code: string; readonly quality: string; readonly recalled: boolean; readonly onHand: number; readonly allocated: number } | null
  readonly reports: readonly ReportRow[]
  /** The newest report that can still be taken back, or null. */
  readonly undoable: ReportRow | null
  readonly verbs: readonly RunVerb[]
  readonly trail: readonly TrailEntry[]
}

/** One run with all a page shows, or null. Brands number their own runs: `brandSlug` tells two of one number apart at a workshop. */
export async function getRun(actor: BrandActor | MicrofactoryActor, number: string, brandSlug?: string, now = new Date()): Promise<RunDetail | null> {
  const brand = actor.kind === 'microfactory' && brandSlug ? await db.brand.findUnique({ where: { slug: brandSlug }, select: { id: true } }) : null
  const run = await db.run.findFirst({
    where: { AND: [await runScope(db, actor), { number, ...(brand ? { brandId: brand.id } : {}) }] }, orderBy: { createdAt: 'desc' },
    select: {
      id: true, brandId: true, note: true, unitCost: true, setupCost: true, releasedAt: true, startedAt: true, producedAt: true, toyRevisionId: true, pilotId: true, proposalId: true,
      frozen: true, frozenHash: true, designKeptHash: true, lotId: true, locationId: true,
      reports: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 200, select: { id: true, good: true, scrap: true, scrapReason: true, photoId: true, reportedBy: true, at: true, undoneAt: true, lotId: true } },
    },
  })
  if (!run) return null
  const [row] = await runRows(db, [run.id], now)
  if (!row) return null
  const revision = await getRevisionWithBom(db, run.brandId, run.toyRevisionId)
  const plan = revision ? await currentInspectionPlan(db, run.brandId, revision.toyId) : null
  const frozen = run.frozen as FrozenDesign | null
  const lot = run.lotId ? await db.lot.findUnique({ where: { id: run.lotId }, select: { id: true, code: true, quality: true, recalledAt: true, balances: { select: { onHand: true, allocated: true } } } }) : null
  const proposal = run.proposalId ? await db.proposal.findUnique({ where: { id: run.proposalId }, select: { number: true } }) : null
  const reports = run.reports.map(({ reportedBy, at, undoneAt, ...report }): ReportRow & { lotId: Id | null } => ({ ...report, by: reportedBy, at: at.toISOString(), undone: undoneAt !== null }))
  const last = reports.find(({ undone }) => !undone) ?? null
  const undoOpen = ['in-production', 'paused', 'produced'].includes(row.state) && last !== null && (await countStillInQuarantine(db, { ...run, lotId: last.lotId })) >= last.good
  const { unitCost, setupCost } = run
  return {
    ...row, note: run.note, unitCost, setupCost, actualCost: unitCost === null || setupCost === null ? null : setupCost + unitCost * row.goodCount,
    releasedAt: run.releasedAt?.toISOString() ?? null, startedAt: run.startedAt?.toISOString() ?? null, producedAt: run.producedAt?.toISOString() ?? null,
    toyId: revision?.toyId ?? '', toyRevisionId: run.toyRevisionId, pilotId: run.pilotId, proposal: proposal?.number ?? null,
    design: frozen ?? (revision ? designOf(revision, plan) : null), frozenHash: run.frozenHash,
    intact: frozen !== null && run.frozenHash !== null && isIntact({ design: frozen, hash: run.frozenHash }, sha256),
    ...(frozen && revision ? await movedOn(run.brandId, revision.toyId, frozen, plan, run.designKeptHash) : { movedOn: [], designKept: false }),
    revisionState: revision?.state ?? '',
    lot: lot && {
      id: lot.id, code: lot.code, quality: lot.quality, recalled: lot.recalledAt !== null,
      onHand: lot.balances.reduce((sum, { onHand }) => sum + onHand, 0), allocated: lot.balances.reduce((sum, { allocated }) => sum + allocated, 0),
    },
    reports, undoable: undoOpen ? last : null, verbs: allowedVerbs(runMachine, row.state), trail: await listTrail(run.brandId, { kind: 'run', id: run.id }, 100),
  }
}

/** The frozen design against the newest released revision of the toy as it stands now, and whether exactly that was looked at. */
async function movedOn(brandId: Id, toyId: Id, frozen: FrozenDesign, plan: Awaited<ReturnType<typeof currentInspectionPlan>>, keptHash: string | null): Promise<Pick<RunDetail, 'movedOn' | 'designKept'>> {
  const [newest] = await listReleasedRevisions(db, brandId, toyId)
  const current = newest ? await getRevisionWithBom(db, brandId, newest.id) : null
  if (!current) return { movedOn: [], designKept: false }
  const design = designOf(current, plan)
  return { movedOn: designMovedOn(frozen, design), designKept: keptHash !== null && freeze(design, sha256).hash === keptHash }
}

/** The photo of a report in the actor's scope, as it is kept; null: not theirs, or absent. */
export async function findReportPhoto(actor: BrandActor | MicrofactoryActor, photoId: Id): Promise<{ sha256: string; mediaType: string } | null> {
  const report = await db.productionReport.findFirst({ where: { photoId, run: await runScope(db, actor) }, select: { brandId: true } })
  return report && db.attachment.findFirst({ where: { id: photoId, brandId: report.brandId }, select: { sha256: true, mediaType: true } })
}

/** The newest report of this person at this microfactory that can still be taken back, for the bar at the bottom of the floor; from the last hour only. */
export async function lastReportOf(actor: MicrofactoryActor, now = new Date()): Promise<{ reportId: Id; runId: Id; number: string; good: number; scrap: number; at: string; timeZone: string } | null> {
  const report = await db.productionReport.findFirst({
    where: { reportedById: actor.userId, undoneAt: null, at: { gt: new Date(now.getTime() - 3_600_000) }, run: { AND: [await runScope(db, actor), { state: { in: ['in-production', 'paused', 'produced'] } }] } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { id: true, good: true, scrap: true, at: true, lotId: true, run: { select: { id: true, number: true, brandId: true, locationId: true } } },
  })
  if (!report || (await countStillInQuarantine(db, { ...report.run, lotId: report.lotId })) < report.good) return null
  const place = await db.location.findUniqueOrThrow({ where: { id: report.run.locationId }, select: { timeZone: true } })
  return { reportId: report.id, runId: report.run.id, number: report.run.number, good: report.good, scrap: report.scrap, at: report.at.toISOString(), timeZone: place.timeZone }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
