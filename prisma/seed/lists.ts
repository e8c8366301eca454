import { db } from '#db/client.ts'
import { saveView } from '#modules/home/public.ts'
import { checkBillFile } from '#modules/catalogue/public.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { actorOf, perform } from './perform.ts'

/** What Maya keeps for herself: lists as she likes to see them, and a supplier's parts list that waits to be compared and taken. */
export async function keepLists(calendar: DemoCalendar): Promise<void> {
  const maya = await actorOf('maya@fogline.example', 'brand', 'fogline')
  const at = (clock: string) => calendar.at(-1, clock)
  for (const view of [
    { page: '/runs', name: 'On the floor, by ready day', query: 'sort=ready&state=working' },
    { page: '/restocks', name: 'Under way', query: 'state=open' },
    { page: '/stock', name: 'Quarantine by lot', query: 'by=lot&quality=quarantine' },
  ]) await perform(saveView, maya, view, at('16:00'))

  const draft = await db.toyRevision.findFirstOrThrow({ where: { toy: { slug: 'tide-station' }, state: 'draft' }, select: { id: true } })
  const lines = await db.bomLine.findMany({ where: { toyRevisionId: draft.id }, orderBy: { findNumber: 'asc' }, select: { findNumber: true, quantity: true, partRevision: { select: { code: true, part: { select: { number: true } } } } } })
  const rows = lines.map(({ findNumber, quantity, partRevision: { code, part } }, index) => [findNumber, part.number, code, index === 0 ? quantity + 1 : quantity])
  const file = ['find_number,part_number,part_revision,quantity', ...rows.map((row) => row.join(',')), `${lines.length + 1},FOG-P-9999,A,2`].join('\r\n')
  await perform(checkBillFile, maya, { toyRevisionId: draft.id, file: new File([file], 'tide-station-rev-b.csv', { type: 'text/csv' }) }, at('16:20'))
}
