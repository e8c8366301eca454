import type { Actor } from '#auth/actor.ts'
import { findSignedIn } from '#auth/memberships.ts'
import { db } from '#db/client.ts'
import type { Command } from '#server/command.ts'
import { runCommand } from '#server/run-command.ts'

/** Runs a command as somebody at some moment, through the same corridor as every door. A refusal ends the seed and says why. */
export async function perform<Input, Output, A extends Actor>(command: Command<Input, Output, A>, actor: A, input: Input, now: Date): Promise<Output> {
  const outcome = await runCommand({ name: `seed.${command.name}`, command, actor, input, now })
  if (!outcome.ok) throw new Error(`${command.name} as ${'name' in actor ? actor.name : actor.kind} at ${now.toISOString()}: ${outcome.refusal.code}: ${outcome.refusal.message}`)
  return outcome.value
}

/** The actor of a person in a workspace, as a sign-in would make it. */
export async function actorOf<Kind extends 'brand' | 'microfactory' | 'retailer'>(email: string, kind: Kind, slug: string): Promise<Extract<Actor, { kind: Kind }>> {
  const user = await db.user.findUniqueOrThrow({ where: { email }, select: { id: true } })
  const person = await findSignedIn(user.id)
  const membership = person?.memberships.find((m) => m.kind === kind && m.slug === slug)
  if (!person || !membership) throw new Error(`${email} is not a member of ${kind} ${slug}`)
  const who = { userId: person.userId, name: person.name, email: person.email, slug }
  const actor = kind === 'brand' ? { kind, ...who, brandId: membership.id, role: membership.role } : { kind, ...who, organizationId: membership.id, role: membership.role }
  return actor as unknown as Extract<Actor, { kind: Kind }>
}
