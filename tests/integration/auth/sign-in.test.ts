import { expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { db } from '#db/client.ts'
import { changeName, setPassword, signOut, signOutEverywhere } from '#auth/commands/account.ts'
import { signInWithOidc } from '#auth/commands/oidc.ts'
import { sendSignInLink, signInToDemo, signInWithLink, signInWithPassword, signUp } from '#auth/commands/sign-in.ts'
import type { PersonActor } from '#auth/actor.ts'
import { env } from '#env.ts'
import { withinLimit } from '#server/throttle.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'

const guest = { kind: 'guest' } as const
const PASSWORD = 'a sentence nobody guesses'
const freshEmail = () => `person-${uuidv7().slice(-12)}@example.test`

async function newPerson(): Promise<PersonActor & { sessionVersion: number }> {
  const email = freshEmail()
  const { userId, sessionVersion } = await perform(signUp, guest, { email, name: 'Ada', password: PASSWORD })
  return { kind: 'person', userId, email, name: 'Ada', sessionVersion }
}

/** The link's secret stands in the message and nowhere else. */
async function tokenSentTo(email: string): Promise<string> {
  const [job] = await db.$queryRaw<{ text: string }[]>`select payload ->> 'text' as text from graphile_worker._private_jobs where payload ->> 'to' = ${email} order by id desc limit 1`
  return /token=([\w-]+)/.exec(job?.text ?? '')![1]!
}

const versionOf = async (userId: string) => (await db.user.findUniqueOrThrow({ where: { id: userId }, select: { sessionVersion: true } })).sessionVersion

test('a newcomer signs up once, and signs in with the password', async () => {
  const person = await newPerson()
  expect((await refused(signUp, guest, { email: person.email, name: 'Eve', password: PASSWORD })).code).toBe('email-taken')
  const signedIn = await perform(signInWithPassword, guest, { email: person.email, password: PASSWORD, to: '/b/x' })
  expect(signedIn).toEqual({ userId: person.userId, sessionVersion: person.sessionVersion, to: '/b/x' })
  expect(await eventsAbout(person.userId)).toEqual(['auth.signed-up', 'auth.signed-in'])
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: person.userId }, select: { passwordHash: true } })
  expect(passwordHash).toMatch(/^\$argon2id\$/)
})

test('an unknown e-mail and a wrong password are told the same', async () => {
  const person = await newPerson()
  const wrong = await refused(signInWithPassword, guest, { email: person.email, password: 'not it at all' })
  expect(await refused(signInWithPassword, guest, { email: freshEmail(), password: 'not it at all' })).toEqual(wrong)
})

test('a sign-in link works once, for twenty minutes, and proves the address', async () => {
  const person = await newPerson()
  const now = new Date('2026-03-02T10:00:00Z')
  await perform(sendSignInLink, guest, { email: person.email }, { now })
  const token = await tokenSentTo(person.email)
  expect(await db.signInLink.count({ where: { tokenHash: token } })).toBe(0)
  expect((await refused(signInWithLink, guest, { token }, { now: new Date('2026-03-02T10:20:01Z') })).code).toBe('link-used')
  const tries = await Promise.allSettled([1, 2, 3].map(() => perform(signInWithLink, guest, { token }, { now })))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await refused(signInWithLink, guest, { token }, { now })).code).toBe('link-used')
  expect((await db.user.findUniqueOrThrow({ where: { id: person.userId }, select: { emailVerifiedAt: true } })).emailVerifiedAt).not.toBeNull()
})

test('whoever set a password before the address was shown to be theirs does not keep it', async () => {
  const squatter = await newPerson()
  await perform(sendSignInLink, guest, { email: squatter.email })
  await perform(signInWithLink, guest, { token: await tokenSentTo(squatter.email) })
  expect((await refused(signInWithPassword, guest, { email: squatter.email, password: PASSWORD })).code).toBe('wrong-credentials')
  expect(await versionOf(squatter.userId)).toBeGreaterThan(squatter.sessionVersion)
})

test('no message goes to an address nobody has, and the answer is the same', async () => {
  const email = freshEmail()
  await perform(sendSignInLink, guest, { email })
  expect(await db.$queryRaw`select 1 from graphile_worker._private_jobs where payload ->> 'to' = ${email}`).toEqual([])
})

test('a company account signs in who is known here, and only with a verified address', async () => {
  const person = await newPerson()
  expect((await refused(signInWithOidc, guest, { email: person.email, emailVerified: false })).code).toBe('email-unverified')
  expect((await refused(signInWithOidc, guest, { email: freshEmail(), emailVerified: true })).code).toBe('no-account')
  expect(await perform(signInWithOidc, guest, { email: person.email, emailVerified: true })).toMatchObject({ userId: person.userId })
})

test('one click is for the people of the demo only, and for nobody where the demo is off', async () => {
  const person = await newPerson()
  expect((await refused(signInToDemo, guest, { email: person.email })).code).toBe('no-demo')
  await db.user.update({ where: { id: person.userId }, data: { isDemo: true }, select: { id: true } })
  if (env.DEMO) expect(await perform(signInToDemo, guest, { email: person.email })).toMatchObject({ userId: person.userId })
  else expect((await refused(signInToDemo, guest, { email: person.email })).code).toBe('no-demo')
})

test('a new password needs the present one, and ends every other session', async () => {
  const person = await newPerson()
  expect((await refused(setPassword, person, { current: 'wrong', password: 'another sentence' })).field).toBe('current')
  const { sessionVersion } = await perform(setPassword, person, { current: PASSWORD, password: 'another sentence' })
  expect(sessionVersion).toBe(person.sessionVersion + 1)
  expect((await refused(signInWithPassword, guest, { email: person.email, password: PASSWORD })).code).toBe('wrong-credentials')
  await perform(signInWithPassword, guest, { email: person.email, password: 'another sentence' })
})

test('signing out everywhere ends every session; signing out here ends none of the others', async () => {
  const person = await newPerson()
  await perform(signOut, person, {})
  expect(await versionOf(person.userId)).toBe(person.sessionVersion)
  await perform(signOutEverywhere, person, {})
  expect(await versionOf(person.userId)).toBe(person.sessionVersion + 1)
  await perform(changeName, person, { name: 'Ada L.' })
  expect(await eventsAbout(person.userId)).toEqual(['auth.signed-up', 'auth.signed-out', 'auth.signed-out-everywhere', 'auth.name-changed'])
})

test('the eleventh try in the window is one too many, also when all come at once; the next window begins anew', async () => {
  const key = `sign-in ${uuidv7()}`
  const now = new Date('2026-03-02T10:00:30Z')
  const answers = await Promise.all(Array.from({ length: 14 }, () => withinLimit(key, 10, 300, now)))
  expect(answers.filter(Boolean)).toHaveLength(10)
  expect(await withinLimit(key, 10, 300, new Date('2026-03-02T10:05:00Z'))).toBe(true)
})
