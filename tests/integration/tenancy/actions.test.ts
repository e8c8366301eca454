import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#auth/actor.ts'
import { conflict } from '#kernel/refusal.ts'
import { refused as refusal } from '#kernel/result.ts'
import type { Command } from '#server/command.ts'
import { registeredActions, type RegisteredAction } from '#server/define-action.ts'
import { runCommand } from '#server/run-command.ts'
import { actionInputs, type Attempt } from './action-inputs.ts'
import { anonymous } from './anonymous.ts'
import { contentOfAllTables, makeTenant, phantom, type Names, type Tenant } from './world.ts'

const root = resolve(import.meta.dirname, '../../..')
const files = globSync(['src/modules/*/actions.ts', 'src/auth/actions.ts'], { cwd: root })
for (const file of files) await import(/* @vite-ignore */ pathToFileURL(resolve(root, file)).href)

const WORKSPACES = ['brand', 'microfactory', 'retailer'] as const
type Workspace = (typeof WORKSPACES)[number]
const actions = [...registeredActions.values()].filter((action): action is RegisteredAction & { entrance: Workspace } => (WORKSPACES as readonly string[]).includes(action.entrance))

let owners: Tenant
let outsiders: Tenant
let strangers: Tenant

beforeAll(async () => {
  owners = await makeTenant()
  // For people of shops and workshops the owners' brand is a partner: only the other shop's, the other workshop's rows are closed to them.
  outsiders = await makeTenant([{ brandId: owners.names.brandId }])
  strangers = await makeTenant()
})

interface Answer {
  readonly ok: boolean
  readonly text: string
}

/** What the sender is told. Nothing is kept: a success is turned into a refusal of its own and rolled back. */
async function answerTo(action: RegisteredAction, actor: Actor, attempt: Attempt, theirs: Names, own: Names, third: Names): Promise<Answer> {
  const parsed = action.schema.safeParse(attempt(theirs, own, third))
  if (!parsed.success) throw new Error(`The table's input for ${action.name} does not pass its schema: ${parsed.error.message}`)
  const dry: Command<unknown, unknown> = async (ctx, input) => {
    const result = await action.command(ctx, input)
    return result.ok ? refusal(conflict('it-worked', 'It worked.')) : result
  }
  const outcome = await runCommand({ name: action.name, command: dry, actor, input: parsed.data })
  if (outcome.ok) throw new Error('a dry run cannot succeed')
  const { code, kind, message, field } = outcome.refusal
  return { ok: code === 'it-worked', text: anonymous(anonymous(JSON.stringify({ code, kind, message, field }), theirs), third) }
}

test('every action of a workspace has an entry in the table, and the table names none that is gone', () => {
  expect(files.length, 'files with actions').toBeGreaterThan(10)
  expect(actions.map(({ name }) => name).sort()).toEqual(Object.keys(actionInputs).sort())
})

describe.each(actions.map((action) => [action.name, action] as const))('%s', (name, action) => {
  const coverage = actionInputs[name]
  if (!coverage) {
    test('stands in the table', () => expect.unreachable(`${name} is not in action-inputs.ts`))
    return
  }
  if ('namesNothing' in coverage) {
    test(`names nobody else's rows: ${coverage.namesNothing}`, () => expect(coverage.namesNothing.length).toBeGreaterThan(10))
    return
  }

  test.each(coverage.map((attempt, index) => [index + 1, attempt] as const))('attempt %i: what is another tenant’s does not exist', async (_, attempt) => {
    const outsider = outsiders[action.entrance]
    const before = await contentOfAllTables()
    const told = await answerTo(action, outsider, attempt, owners.names, outsiders.names, strangers.names)
    expect(told.ok, 'the outsider got through').toBe(false)
    // Indistinguishable from naming something that nobody has.
    expect(told).toEqual(await answerTo(action, outsider, attempt, phantom(), outsiders.names, phantom()))
    // And the form is a real one: the owners themselves are told something else, or it works.
    expect(told).not.toEqual(await answerTo(action, owners[action.entrance], attempt, owners.names, owners.names, owners.names))

    const parsed = action.schema.parse(attempt(owners.names, outsiders.names, strangers.names))
    const outcome = await runCommand({ name: action.name, command: action.command, actor: outsider, input: parsed, idempotencyKey: `tenancy-${name}-${Math.random()}` })
    expect(outcome.ok).toBe(false)
    expect(await contentOfAllTables()).toEqual(before)
  })
})
