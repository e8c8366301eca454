import { expect, test } from 'vitest'
import {
  actionsAreMadeByTheDoor, commandsIn, commandsWithoutTest, environmentIsReadOnce, filesAreNamedForWhatTheyHold, noBarrels, nothingIsSilenced,
  nothingTellsOfAMachine, roomsTellWhatHappened, rulesHaveNoClockAndNoDice, type Rule,
} from './source-rules.ts'
import { projectFiles, read, sourcesUnder, type Source } from './sources.ts'

const house = sourcesUnder('src')
const ours = [...house, ...sourcesUnder('scripts', /\.(ts|mjs)$/), ...sourcesUnder('tests', /\.(tsx?|mjs)$/), ...sourcesUnder('prisma', /\.ts$/)]
const integrationTests = sourcesUnder('tests/integration')
const rooms = new Set(house.flatMap(({ path }) => /^src\/modules\/([^/]+)\//.exec(path)?.[1] ?? []))

const plant = (path: string, text: string): Source[] => [{ path, text }]

/** [rule, what it reads, how many files it must have read, planted violations, what must stay allowed] */
const rules: readonly (readonly [string, Rule, readonly Source[], number, readonly Source[][], readonly Source[][]])[] = [
  ['environment is read in one place', environmentIsReadOnce, house, 100,
    [plant('src/server/x.ts', 'export const a = process.env.SECRET'), plant('src/ui/x.tsx', 'const { A } = process.env'), plant('src/server/x.ts', "const a = process.env['A']")],
    [plant('src/env.ts', 'read(process.env)'), plant('src/ui/x.ts', "process.env.NODE_ENV === 'test'"), plant('src/ui/x.ts', '// process.env.A')]],
  ['rules have no clock and no dice', rulesHaveNoClockAndNoDice, house, 100,
    ['Date.now()', 'new Date()', 'Math.random()', 'crypto.randomUUID()', 'randomUUID()', 'Date()'].map((call) => plant('src/modules/stock/domain/x.ts', `export const a = ${call}`)).concat([plant('src/kernel/x.ts', 'const now = new Date')]),
    [plant('src/kernel/x.ts', 'const d = new Date(0)'), plant('src/server/x.ts', 'const d = new Date()'), plant('src/kernel/x.test.ts', 'const d = new Date()')]],
  ['actions are made by the door', actionsAreMadeByTheDoor, house, 100,
    [
      plant('src/modules/stock/actions.ts', "'use server'\nexport async function leak() {}"),
      plant('src/modules/stock/actions.ts', "'use server'\nexport const leakAction = async () => {}"),
      plant('src/modules/stock/actions.ts', "'use server'\nexport const leak = defineAction({})"),
      plant('src/modules/stock/actions.ts', "'use server'\nexport { leak } from './x.ts'"),
      plant('src/app/page.tsx', "export default function P() { async function a() { 'use server'\n } return null }"),
    ],
    [plant('src/modules/stock/actions.ts', "'use server'\nimport { x } from './x.ts'\nconst few = { tries: 1 }\nexport const moveAction = defineAction({ run: x, few })\nexport type A = 1")]],
  ['files are named for what they hold', filesAreNamedForWhatTheyHold, ours.filter(({ path }) => !path.startsWith('src/app/')), 100,
    ['src/kernel/utils.ts', 'src/ui/helpers.tsx', 'src/modules/stock/types.ts', 'src/common/x.ts', 'src/kernel/MoneyBag.ts', 'src/ui/index.ts', 'src/kernel/money_bag.ts'].map((path) => plant(path, '')),
    [plant('src/kernel/calendar-date.test.ts', '')]],
  ['no file only passes others on', noBarrels, house, 100,
    [plant('src/ui/all.ts', "export * from './a.ts'\nexport { b } from './b.ts'")], [plant('src/modules/stock/public.ts', "export { b } from './b.ts'")]],
  ['nothing is silenced or left for later', nothingIsSilenced, ours.filter(({ path }) => !path.startsWith('tests/architecture/')), 100,
    ['// @ts-ignore', '/* eslint-disable */', '// TODO later', "test.only('x', f)"].map((line) => plant('src/x.ts', line)), [plant('src/x.ts', 'const todo = 1')]],
  ['rooms tell what happened', roomsTellWhatHappened, house, 100,
    [
      plant('src/modules/sales/commands.ts', 'export async function move(ctx: CommandContext, input: X) {}'),
      [...plant('src/modules/sales/commands.ts', 'export async function move(ctx: CommandContext, input: X) {}'), ...plant('src/modules/sales/events.ts', "type T = 'sales.moved'")],
      [...plant('src/modules/sales/commands.ts', "export async function move(ctx: CommandContext, input: X) { record('runs.moved') }"), ...plant('src/modules/sales/events.ts', "type T = 'runs.moved'")],
    ],
    [[...plant('src/modules/sales/commands.ts', "export async function move(ctx: CommandContext, input: X) { record('sales.moved') }"), ...plant('src/modules/sales/events.ts', "type T = 'sales.moved'")]]],
  ['nothing tells of a machine', nothingTellsOfAMachine, projectFiles().filter(({ path }) => !path.startsWith('tests/vectors/')), 150,
    ['see /wor' + 'k/main/x', 'from ../sha' + 'red/design', 'in /ro' + 'ot/x'].map((line) => plant('README.md', line)), [plant('README.md', 'works in the shared tree')]],
]

test.each(rules)('%s', (_, rule, sources, atLeast) => {
  expect(sources.length, 'it read the house').toBeGreaterThan(atLeast)
  expect(rule(sources)).toEqual([])
})

test.each(rules)('%s: the planted violations are found, what is allowed is not', (_, rule, __, ___, violations, allowed) => {
  for (const sources of violations) expect(rule(sources), sources[0]!.text).not.toEqual([])
  for (const sources of allowed) expect(rule(sources), sources[0]!.text).toEqual([])
})

test('every command has an integration test', () => {
  const commands = commandsIn(house)
  expect(commands.length).toBeGreaterThan(rooms.size)
  expect(commandsWithoutTest(house, integrationTests)).toEqual([])
})

test('a command without a test is found', () => {
  const command = plant('src/modules/stock/commands/move-stock.ts', 'export async function moveStock(ctx: CommandContext<BrandActor>, input: { a: 1 }) {}')
  expect(commandsWithoutTest(command, plant('tests/integration/stock/x.test.ts', 'moveStockElsewhere'))).toEqual(['src/modules/stock/commands/move-stock.ts: moveStock'])
  expect(commandsWithoutTest(command, plant('tests/integration/stock/x.test.ts', 'perform(moveStock, actor, {})'))).toEqual([])
})

test('the lock file names no registry', () => {
  const { text } = read('package-lock.json')
  expect(text.length).toBeGreaterThan(100_000)
  expect(text.match(/"resolved":/g)).toBeNull()
})
