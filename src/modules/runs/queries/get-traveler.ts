import type { BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { env } from '#env.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import type { Placement, Shape } from '#kernel/shape.ts'
import { getRevisionWithBom } from '#modules/catalogue/public.ts'
import type { FrozenDesign } from '../domain/freeze.ts'
import { getRun, type RunDetail } from './get-run.ts'

/** What goes with a run through the workshop on paper. */
export interface Traveler {
  readonly run: RunDetail
  readonly design: FrozenDesign
  readonly hash: string
  /** The lines of the bill of materials that have a place in the drawing. */
  readonly drawn: readonly { readonly findNumber: number; readonly label: string; readonly shape: Shape; readonly placement: Placement }[]
  /** Where the QR code leads: the run on the floor, or at the brand when the workshop is its own. */
  readonly address: string
  /** The day of printing at the workshop. */
  readonly printedOn: string
}

/** The traveler of a run that was released; null before that (nothing is frozen yet), and for those who do not see the run. */
export async function getTraveler(actor: BrandActor | MicrofactoryActor, number: string, brandSlug?: string, now = new Date()): Promise<Traveler | null> {
  const run = await getRun(actor, number, brandSlug, now)
  if (!run?.design || !run.frozenHash) return null
  const { brandId, locationId } = await db.run.findUniqueOrThrow({ where: { id: run.id }, select: { brandId: true, locationId: true } })
  const [revision, place] = await Promise.all([
    getRevisionWithBom(db, brandId, run.toyRevisionId),
    db.location.findUniqueOrThrow({ where: { id: locationId }, select: { timeZone: true, organization: { select: { slug: true } } } }),
  ])
  const placed = new Map((revision?.bom ?? []).map((line) => [`${line.findNumber} ${line.partRevisionId}`, line]))
  return {
    run, design: run.design, hash: run.frozenHash,
    drawn: run.design.bom.flatMap(({ findNumber, partRevisionId, partName }) => {
      const line = placed.get(`${findNumber} ${partRevisionId}`)
      return line?.placement ? [{ findNumber, label: partName, shape: line.shape, placement: line.placement }] : []
    }),
    address: place.organization ? `${env.APP_URL}/f/${place.organization.slug}/runs/${run.number}?brand=${run.brandSlug}` : `${env.APP_URL}/b/${run.brandSlug}/runs/${run.number}`,
    printedOn: dateAt(now, place.timeZone),
  }
}
