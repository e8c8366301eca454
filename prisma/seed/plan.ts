import { db } from '#db/client.ts'
import { closeLot, closeRun, confirmRun, orderRun, releaseRun, reportProduction, stateActuals } from '#modules/runs/public.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { clientId, leadOf, placeId, skuId } from './floor.ts'
import { runJobs } from './jobs.ts'
import { actorOf, perform } from './perform.ts'

/**
 * What a plan looks like when it does not go to plan: a run promised for days that a late one has taken, one that delivers in two lots,
 * one that cost more than it was quoted for, and a draft whose toy has a newer revision coming.
 */
export async function bendThePlan(calendar: DemoCalendar): Promise<void> {
  const maya = await actorOf('maya@fogline.example', 'brand', 'fogline')
  const revisionOf = async (code: string) => (await db.toyRevision.findFirstOrThrow({ where: { state: 'released', toy: { skus: { some: { code } } } }, orderBy: { sequence: 'desc' }, select: { id: true } })).id
  const order = async (code: string, workshop: string, quantity: number, day: number, note: string, asDraft = false) => {
    const { runId } = await perform(orderRun, maya, { skuId: await skuId(code), toyRevisionId: await revisionOf(code), locationId: await placeId(workshop), quantity, note, asDraft }, calendar.at(day, '10:20'))
    return runId
  }

  const ago = (count: number) => calendar.workday(0, -count)
  const crowded = await order('FOG-OTTER', 'dogpatch-loft', 160, ago(2), 'For the window at Hayes Valley. The photographer comes on the day after.')
  await perform(confirmRun, await leadOf('dogpatch-loft'), { runId: crowded, readyOn: calendar.day(calendar.workday(0, 2)) }, calendar.at(ago(2), '15:00'))

  const lead = await leadOf('alameda-hangar')
  const twoLots = await order('FOG-BRDG-40', 'alameda-hangar', 90, ago(6), 'The museum shop takes the first forty as soon as they pass.')
  await perform(confirmRun, lead, { runId: twoLots, readyOn: calendar.day(calendar.workday(0, 1)) }, calendar.at(ago(6), '16:00'))
  await perform(releaseRun, maya, { runId: twoLots }, calendar.at(ago(5), '09:20'))
  await perform(reportProduction, lead, { id: clientId(`${twoLots} first lot`), runId: twoLots, good: 40, scrap: 2, scrapReason: 'Warped' }, calendar.at(ago(3), '15:20'))
  await perform(closeLot, lead, { runId: twoLots, reason: 'The museum shop waits for forty' }, calendar.at(ago(3), '15:25'))
  await perform(reportProduction, lead, { id: clientId(`${twoLots} second lot`), runId: twoLots, good: 18, scrap: 0 }, calendar.at(ago(1), '15:30'))

  const dear = await db.run.findFirstOrThrow({ where: { brandId: maya.brandId, skuId: await skuId('FOG-RINGS'), state: 'produced' }, orderBy: { createdAt: 'asc' }, select: { id: true, setupCost: true, unitCost: true, goodCount: true } })
  await perform(stateActuals, lead, {
    runId: dear.id, setupCost: dear.setupCost! + 8500, unitsCost: dear.unitCost! * dear.goodCount, scrapCost: 4200, otherCost: 0, minutes: 510, note: 'The turning jig had to be made twice; the beech split on the first.',
  }, calendar.at(calendar.workdayBy(-40), '11:00'))
  await perform(closeRun, maya, { runId: dear.id }, calendar.at(calendar.workday(calendar.workdayBy(-40), 1), '09:30'))

  await order('FOG-TIDE-ES', 'alameda-hangar', 80, ago(2), 'For the bilingual schools in Fruitvale. Decide on the revision first.', true)
  await runJobs(calendar.at(0, '00:20'))
}
