import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type { Actor } from '#auth/actor.ts'
import { ABILITIES, may, TABLE_ROLES, type TableRole } from '#auth/permissions.ts'
import { actorIn } from '#auth/require-actor.ts'
import { findSignedIn } from '#auth/memberships.ts'
import { registeredActions } from '#server/define-action.ts'
import { makeTenant } from './world.ts'

const root = resolve(import.meta.dirname, '../../..')
for (const file of globSync(['src/modules/*/actions.ts', 'src/auth/actions.ts'], { cwd: root })) await import(/* @vite-ignore */ pathToFileURL(resolve(root, file)).href)

const who = { userId: 'u', name: 'n', email: 'e', slug: 's' }

function actorOfRole(role: TableRole): Actor {
  const [kind, of] = role.split('.')
  if (kind === 'brand') return { kind, ...who, brandId: 'b', role: of as 'owner' }
  if (kind === 'microfactory') return { kind, ...who, organizationId: 'o', role: of as 'lead' }
  if (kind === 'retailer') return { kind, ...who, organizationId: 'o', role: of as 'buyer' }
  if (kind === 'person') return { kind, userId: 'u', name: 'n', email: 'e' }
  return kind === 'guest' ? { kind } : { kind: 'system', name: 'test', brandId: 'b' }
}

/** A ● where the role may. Reviewed by people: a change of the table shows as a change of this text. */
function matrix(): string {
  const width = Math.max(...ABILITIES.map((ability) => ability.length))
  const lines = ABILITIES.map((ability) => `${ability.padEnd(width)}  ${TABLE_ROLES.map((role) => (may(actorOfRole(role), ability) ? '●' : '·').padEnd(role.length)).join('  ')}`)
  return `${''.padEnd(width)}  ${TABLE_ROLES.join('  ')}\n${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

test('who may do what: the whole table', async () => {
  await expect(matrix()).toMatchFileSnapshot('./who-may-do-what.txt')
})

test('every action is for somebody who can come through its door', () => {
  const rolesOf = { account: ['person'], public: ['guest', 'person'] } as Record<string, readonly string[]>
  const closed = [...registeredActions.values()].filter(({ entrance, ability }) => !TABLE_ROLES.some((role) => (rolesOf[entrance]?.includes(role) ?? role.startsWith(`${entrance}.`)) && may(actorOfRole(role), ability)))
  expect(closed.map(({ name }) => name)).toEqual([])
})

test('nobody is an actor in a workspace they do not belong to', async () => {
  const [here, there] = [await makeTenant(), await makeTenant()]
  const person = (await findSignedIn(here.brand.userId))!
  expect(actorIn(person, 'brand', here.names.brandSlug)).toMatchObject({ brandId: here.names.brandId })
  expect(actorIn(person, 'brand', there.names.brandSlug)).toBeNull()
  expect(actorIn(person, 'microfactory', here.names.workshopSlug)).toBeNull()
  expect(actorIn(person, 'retailer', here.names.shopSlug)).toBeNull()
})
