import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#auth/actor.ts'
import { anonymous, namesIn } from './anonymous.ts'
import { queryInputs, type Question } from './query-inputs.ts'
import { makeTenant, phantom, type Names, type Tenant } from './world.ts'

type Workspace = 'brand' | 'microfactory' | 'retailer'
type Query = (actor: Actor, ...rest: readonly unknown[]) => Promise<unknown>

const root = resolve(import.meta.dirname, '../../..')
const files = globSync(['src/modules/*/queries.ts', 'src/modules/*/queries/**/*.ts'], { cwd: root }).filter((file) => !file.endsWith('.test.ts'))

/** `export async function listRuns(actor: BrandActor | MicrofactoryActor, …` and `export const x = cache(async (actor: …`. */
const ASKS_AS = /export (?:async )?(?:function|const) (\w+)(?: = cache\((?:async )?)?\(\s*actor: ([\w |]+)/g
const KINDS: Readonly<Record<string, readonly Workspace[]>> = { BrandActor: ['brand'], MicrofactoryActor: ['microfactory'], RetailerActor: ['retailer'], Actor: ['brand', 'microfactory', 'retailer'] }

const queries = files.flatMap((file) => [...readFileSync(resolve(root, file), 'utf8').matchAll(ASKS_AS)].map(([, name, actors]) => ({
  file, name: name!, workspaces: actors!.split('|').flatMap((kind) => KINDS[kind.trim()] ?? []),
})))

let owners: Tenant
let outsiders: Tenant
let strangers: Tenant

beforeAll(async () => {
  owners = await makeTenant()
  // For people of shops and workshops the owners' brand is a partner: only the other shop's, the other workshop's rows are closed to them.
  outsiders = await makeTenant([{ brandId: owners.names.brandId }])
  strangers = await makeTenant()
})

/** What a partner may read of the brand it works with. */
const SHARED_WITH_PARTNERS = ['brandId', 'brandSlug', 'toyId', 'skuId', 'warehouseId']

async function ask(query: Query, actor: Actor, question: Question, theirs: Names, own: Names, third: Names): Promise<string> {
  const answer: unknown = await query(actor, ...question(theirs, own, third))
  return anonymous(anonymous(JSON.stringify(answer ?? null), theirs), third)
}

test('every query that takes an actor has an entry in the table, and the table names none that is gone', () => {
  expect(files.length, 'files with queries').toBeGreaterThan(15)
  expect(queries.filter(({ workspaces }) => workspaces.length === 0), 'a kind of actor this test does not know').toEqual([])
  expect(queries.map(({ name }) => name).sort()).toEqual(Object.keys(queryInputs).sort())
})

const cases = queries.flatMap(({ file, name, workspaces }) => workspaces.flatMap((workspace) => (queryInputs[name] ?? []).map((question, index) => ({ title: `${name} as ${workspace}, question ${index + 1}`, file, name, workspace, question }))))

describe('what is another tenant’s is not seen', () => {
  test.each(cases)('$title', async ({ file, name, workspace, question }) => {
    const exported = (await import(/* @vite-ignore */ pathToFileURL(resolve(root, file)).href)) as Record<string, Query>
    const query = exported[name]!
    const seen = await ask(query, outsiders[workspace], question, owners.names, outsiders.names, strangers.names)
    const answer: unknown = await query(outsiders[workspace], ...question(owners.names, outsiders.names, strangers.names))
    const shared = workspace === 'brand' ? [] : SHARED_WITH_PARTNERS
    const asked = namesIn(JSON.stringify(question(owners.names, outsiders.names, strangers.names)), owners.names)
    expect(namesIn(JSON.stringify(answer ?? null), owners.names).filter((found) => !shared.includes(found) && !asked.includes(found)), 'names of the other tenant').toEqual([])
    expect(namesIn(JSON.stringify(answer ?? null), strangers.names).filter((found) => !namesIn(JSON.stringify(question(owners.names, outsiders.names, strangers.names)), strangers.names).includes(found)), 'names of a stranger').toEqual([])
    // Asking for it is the same as asking for something that nobody has.
    if (question.length > 0) expect(seen).toBe(await ask(query, outsiders[workspace], question, phantom(), outsiders.names, phantom()))
  })
})

const named = [...new Set(cases.filter(({ question }) => question.length > 0).map(({ question }) => question))].map((question) => {
  const mine = cases.filter((one) => one.question === question)
  return { title: mine[0]!.title.replace(/ as \w+/, ''), mine, question }
})

describe('and the owners see it, from one workspace at least', () => {
  test.each(named)('$title', async ({ mine, question }) => {
    const own = owners.names
    const seen: boolean[] = []
    for (const { file, name, workspace } of mine) {
      const exported = (await import(/* @vite-ignore */ pathToFileURL(resolve(root, file)).href)) as Record<string, Query>
      seen.push(await ask(exported[name]!, owners[workspace], question, own, own, own) !== await ask(exported[name]!, owners[workspace], question, phantom(), own, phantom()))
    }
    expect(seen).toContain(true)
  })
})
