import { createHash } from 'node:crypto'
import { record, recordedBefore } from '#audit/record.ts'
import type { GuestActor, PersonActor, SystemActor } from '#auth/actor.ts'
import { readSignedToken } from '#auth/signed-link.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { nextState } from '#kernel/state-machine.ts'
import type { CommandContext } from '#server/command.ts'
import { enqueue } from '#server/jobs/enqueue.ts'
import { withinLimit } from '#server/throttle.ts'
import { confirmBefore, REGISTRATION } from '../domain/registration.ts'
import type { RecallEvent } from '../events.ts'
import { LINK_PURPOSE, letterToConfirm } from '../registration-mail.ts'
import type { RegisterToy } from '../schemas.ts'
import { eraseRegistrations, eraseUnconfirmed, findRegistrableLot, keepRegistration, lockRegistration, lotHasUnit, openRecallsOf, type Registration } from '../store.ts'

type Visitor = CommandContext<PersonActor | GuestActor>

const HOUR_SECONDS = 3600
const DAY_SECONDS = 24 * HOUR_SECONDS

/**
 * Keeps an address to be told if the toy is recalled, and asks it by mail whether it wants to be. The same address for the same toy is one
 * registration, and the answer is the same whether or not it was there: nobody learns from it who has a toy.
 */
export async function registerToy(ctx: Visitor, input: RegisterToy): Promise<Result<void>> {
  const { tx, now } = ctx
  const { email } = input
  const lot = await findRegistrableLot(tx, input.gtin, input.lot)
  if (!lot) return refused(notFound('lot'))
  if (lot.recalled) return refused(conflict('lot-recalled', 'This toy is recalled already. Stop using it, and do what its page says.'))
  const unit = lot.serialised ? (input.unit ?? null) : null
  if (unit !== null && !(await lotHasUnit(tx, lot, unit))) {
    return refused(invalid('unit-unknown', `Lot ${input.lot} has no toy with the number ${unit}. Look at the label again, or leave the number out.`, { field: 'unit' }))
  }
  const { id, fresh, confirmed } = await keepRegistration(tx, { id: ctx.newId(), brandId: lot.brandId, lotId: lot.id, unit, email, now })
  if (!fresh) recordedBefore(ctx)
  else await recordOf(ctx, 'recalls.toy-registered', { id, brandId: lot.brandId, lotId: lot.id, unit })
  if (!confirmed && (await mayWrite(ctx, id, email))) await enqueue(tx, 'registration-mail', await letterToConfirm(tx, id, email))
  return ok()
}

/** Once an hour for one toy, ten times a day for one address: no stranger fills somebody's mailbox from here. */
async function mayWrite({ tx, now }: Visitor, id: Id, email: string): Promise<boolean> {
  return (await withinLimit(`recalls.confirm ${id}`, 1, HOUR_SECONDS, now, tx))
    && (await withinLimit(`recalls.confirm ${createHash('sha256').update(email).digest('hex')}`, 10, DAY_SECONDS, now, tx))
}

/** Whoever reads the mail says yes. A recall published since then is written about at once. */
export async function confirmRegistration(ctx: Visitor, input: { token: string }): Promise<Result<void>> {
  const registration = await registrationOf(ctx, input.token)
  if (!registration) return refused(notFound('registration'))
  if (registration.state === 'confirmed') {
    recordedBefore(ctx)
    return ok()
  }
  if (!nextState(REGISTRATION, registration.state, 'confirm')) return refused(conflict('registration-over', 'This registration has ended, and its address is erased. Register the toy again on its page.'))
  const { id, brandId, lotId } = registration
  await ctx.tx.toyRegistration.update({ where: { id }, data: { confirmedAt: ctx.now }, select: { id: true } })
  for (const recallId of await openRecallsOf(ctx.tx, brandId, lotId)) await enqueue(ctx.tx, 'recall-notices', { brandId, recallId })
  await recordOf(ctx, 'recalls.registration-confirmed', registration)
  return ok()
}

/**
 * Stops, and erases the address: of this toy, or of all toys that it has at the brand. `once-confirmed`: of all when this one was confirmed. Who says
 * no to a toy that a stranger registered for them keeps their own.
 */
export async function withdrawRegistration(ctx: Visitor, input: { token: string; all?: boolean | 'once-confirmed' }): Promise<Result<void>> {
  const registration = await registrationOf(ctx, input.token)
  if (!registration) return refused(notFound('registration'))
  if (!nextState(REGISTRATION, registration.state, 'withdraw')) {
    recordedBefore(ctx)
    return ok()
  }
  const erased = await eraseRegistrations(ctx.tx, registration, input.all === 'once-confirmed' ? registration.state === 'confirmed' : (input.all ?? false), ctx.now)
  await recordOf(ctx, 'recalls.registration-withdrawn', registration, { erased })
  return ok()
}

/** Erases the addresses of a brand that nobody confirmed in time. */
export async function forgetUnconfirmed(ctx: CommandContext<SystemActor>, input: { brandId: Id }): Promise<Result<{ erased: number }>> {
  const erased = await eraseUnconfirmed(ctx.tx, input.brandId, confirmBefore(ctx.now), ctx.now)
  if (erased === 0) recordedBefore(ctx)
  else await record<RecallEvent>(ctx, { type: 'recalls.unconfirmed-forgotten', brandId: input.brandId, subject: { kind: 'brand', id: input.brandId }, data: { erased } })
  return ok({ erased })
}

async function registrationOf(ctx: Visitor, token: string): Promise<Registration | null> {
  const id = readSignedToken(LINK_PURPOSE, token)
  return id === null ? null : lockRegistration(ctx.tx, id)
}

/** The trail tells what happened to which toy; not the address, and not who was signed in: whoever works for a brand may have a child too. */
async function recordOf(ctx: Visitor, type: RecallEvent['type'], { id, brandId, lotId, unit }: Omit<Registration, 'state'>, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await record<RecallEvent>({ ...ctx, actor: { kind: 'guest' } }, { type, brandId, subject: { kind: 'registration', id }, data: { lotId, unit, ...more } })
}
