import type { GuestActor } from '#auth/actor.ts'
import { signedToken } from '#auth/signed-link.ts'
import { db } from '#db/client.ts'
import { confirmRegistration, registerToy, withdrawRegistration } from '#modules/recalls/commands/registrations.ts'
import { LINK_PURPOSE } from '#modules/recalls/registration-mail.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { perform } from './perform.ts'

const guest: GuestActor = { kind: 'guest' }

/** Who registered a toy, newest last. The odd ones did not press the button in the mail (asked), or wanted to hear no more (stopped). */
const OTTERS = [
  'amara.osei', 'the.lindgrens', 'joao.p', 'k.whitehorse', 'nadia.b asked', 'ruth.and.sol', 'hyejin.park', 'marcus.t', 'dana.feld', 'omar.said asked', 'grandma.jean', 'tuesday.playgroup',
  'lucia.mendez', 'ben.okoro stopped', 'ingrid.v', 'sunset.daycare', 'wei.chen', 'paula.r asked', 'henry.and.ada',
]
const STATIONS = ['room12.science', 'fern.gallagher', 'y.tanaka', 'makerspace.oak asked', 'ellis.m', 'amara.osei', 'the.lindgrens', 'priscilla.o stopped', 'castro.library']
/** With the number on its label. */
const CABLE_CARS = ['hyejin.park', 'dad.of.three asked', 'cable.car.museum']

/** Families who left an address at the code of their toy, to be told of a recall: some of the otters are in the recall that is drafted. */
export async function registerToys(calendar: DemoCalendar): Promise<void> {
  await registerAt(calendar, 'FOG-OTTER', OTTERS)
  await registerAt(calendar, 'FOG-TIDE-EN', STATIONS)
  await registerAt(calendar, 'FOG-CCAR-NAT', CABLE_CARS)
}

async function registerAt(calendar: DemoCalendar, code: string, families: readonly string[]): Promise<void> {
  const { gtin, id: skuId } = await db.sku.findFirstOrThrow({ where: { code }, select: { gtin: true, id: true } })
  const lots = await db.lot.findMany({ where: { skuId, recalledAt: null }, orderBy: { code: 'asc' }, take: 2, select: { id: true, code: true, serialised: true } })
  for (const [index, family] of families.entries()) {
    const [name, then = 'confirmed'] = family.split(' ')
    const lot = lots[index % lots.length]!
    const email = `${name!}@example.com`
    const day = Math.min(-1, Math.round((index - families.length) * 0.8))
    await perform(registerToy, guest, { gtin, lot: lot.code, email, unit: lot.serialised ? index + 2 : undefined }, calendar.at(day, '18:40'))
    if (then === 'asked') continue
    const { id } = await db.toyRegistration.findFirstOrThrow({ where: { email, lotId: lot.id }, select: { id: true } })
    const token = signedToken(LINK_PURPOSE, id)
    await perform(confirmRegistration, guest, { token }, calendar.at(day, '19:05'))
    if (then === 'stopped') await perform(withdrawRegistration, guest, { token }, calendar.at(-1, '08:15'))
  }
}
