import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import type { BrandActor, MicrofactoryActor, RetailerActor } from '#auth/actor.ts'
import { conflict } from '#kernel/refusal.ts'
import { refused as refusal } from '#kernel/result.ts'
import type { Command } from '#server/command.ts'
import { registeredRoutes, type RegisteredRoute } from '#server/define-route.ts'
import { runCommand } from '#server/run-command.ts'
import type { Attempt } from './action-inputs.ts'
import { anonymous, namesIn } from './anonymous.ts'
import { routeInputs } from './route-inputs.ts'
import { contentOfAllTables, makeTenant, phantom, type Names, type Tenant } from './world.ts'

const root = resolve(import.meta.dirname, '../../..')
const files = globSync('src/app/**/route.ts', { cwd: root })
const throughTheDoor = files.filter((file) => readFileSync(resolve(root, file), 'utf8').includes('defineRoute('))
for (const file of throughTheDoor) await import(/* @vite-ignore */ pathToFileURL(resolve(root, file)).href)

/** Handlers that are not made by the door, each with its reason. */
const OTHER_HANDLERS = ['src/app/(account)/sign-in/company/route.ts', 'src/app/api/auth/[...nextauth]/route.ts', 'src/app/api/health/route.ts', 'src/app/api/ready/route.ts', 'src/app/api/v1/openapi.json/route.ts']

const routes = [...registeredRoutes.values()].filter(({ entrance }) => entrance !== 'public')

let owners: Tenant
let outsiders: Tenant
let strangers: Tenant

beforeAll(async () => {
  owners = await makeTenant()
  outsiders = await makeTenant([{ brandId: owners.names.brandId }])
  strangers = await makeTenant()
})

function actorFor(route: RegisteredRoute, tenant: Tenant): BrandActor | MicrofactoryActor | RetailerActor {
  return route.entrance === 'microfactory' ? tenant.microfactory : route.entrance === 'retailer' ? tenant.retailer : tenant.brand
}

/** What the sender reads. A write is rolled back, and says that it worked. */
async function answerTo(route: RegisteredRoute, tenant: Tenant, attempt: Attempt, theirs: Names, own: Names, third: Names): Promise<string> {
  const input = route.schema.parse(attempt(theirs, own, third))
  const actor = actorFor(route, tenant)
  let text: string
  if (route.command) {
    const { command } = route
    const dry: Command<unknown, unknown> = async (ctx, given) => {
      const result = await command(ctx, given)
      return result.ok ? refusal(conflict('it-worked', 'It worked.')) : result
    }
    const outcome = await runCommand({ name: route.name, command: dry, actor, input })
    text = outcome.ok ? '' : JSON.stringify({ ...outcome.refusal, detail: undefined })
  } else {
    const answer = await route.read!(actor, input)
    text = answer instanceof Response ? await answer.text() : JSON.stringify(answer)
  }
  return anonymous(anonymous(text, theirs), third)
}

test('every route stands in the table, or is a known handler of another kind', () => {
  expect(files.filter((file) => !throughTheDoor.includes(file)).sort()).toEqual([...OTHER_HANDLERS].sort())
  expect(routes.map(({ name }) => name).sort()).toEqual(Object.keys(routeInputs).sort())
})

describe.each(routes.map((route) => [route.name, route] as const))('%s', (name, route) => {
  const coverage = routeInputs[name]
  if (!coverage) {
    test('stands in the table', () => expect.unreachable(`${name} is not in route-inputs.ts`))
    return
  }
  test.each(coverage.map((attempt, index) => [index + 1, attempt] as const))('request %i: what is another tenant’s does not exist', async (_, attempt) => {
    const before = await contentOfAllTables()
    const asked = JSON.stringify(attempt(owners.names, outsiders.names, strangers.names))
    const told = await answerTo(route, outsiders, attempt, owners.names, outsiders.names, strangers.names)
    if (attempt.length !== 0) expect(told).toBe(await answerTo(route, outsiders, attempt, phantom(), outsiders.names, phantom()))
    const shown = Object.keys(owners.names).filter((found) => told.includes(`<${found}>`))
    expect(shown.filter((found) => !namesIn(asked, owners.names).includes(found) && !namesIn(asked, strangers.names).includes(found)), 'names of the other tenant').toEqual([])
    expect(told, 'the outsider got through').not.toContain('it-worked')
    expect(await contentOfAllTables()).toEqual(before)
  })
})
