import ts from 'typescript'
import { nodesOf, parse, place, type Source } from './sources.ts'

/** A rule reads sources and names the places that break it. */
export type Rule = (sources: readonly Source[]) => string[]

const isTest = ({ path }: Source) => /\.test\.tsx?$/.test(path)

/** Settings come from src/env.ts only. NODE_ENV is the exception: the bundler replaces it. */
export const environmentIsReadOnce: Rule = (sources) =>
  sources.filter((source) => source.path !== 'src/env.ts' && !isTest(source)).flatMap((source) => {
    const file = parse(source)
    return [...nodesOf(file)]
      .filter((node) => ts.isPropertyAccessExpression(node) && /^(globalThis\.)?process\.env$/.test(node.getText()) && node.parent.getText() !== 'process.env.NODE_ENV')
      .map((node) => place(file, node))
  })

const PURE = /^src\/(kernel|modules\/[^/]+\/domain)\//

/** Kernel and rules get the time and the ids they need as arguments. */
export const rulesHaveNoClockAndNoDice: Rule = (sources) =>
  sources.filter((source) => PURE.test(source.path) && !isTest(source)).flatMap((source) => {
    const file = parse(source)
    return [...nodesOf(file)].filter((node) => {
      if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0
      if (ts.isCallExpression(node)) return /^(Date|Date\.now|Math\.random|performance\.now|(crypto\.)?(randomUUID|randomBytes|getRandomValues|randomInt)|Temporal\.Now\..*)$/.test(node.expression.getText())
      return false
    }).map((node) => place(file, node))
  })

/** Every export of a 'use server' file is a public POST: only what the door made may be one. */
export const actionsAreMadeByTheDoor: Rule = (sources) =>
  sources.filter((source) => !isTest(source)).flatMap((source) => {
    const file = parse(source)
    const isDirective = (statement: ts.Statement | undefined) => statement && ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression) && statement.expression.text === 'use server'
    const inside = [...nodesOf(file)].filter((node) => ts.isBlock(node) && isDirective(node.statements[0])).map((node) => place(file, node))
    if (!isDirective(file.statements[0])) return inside
    const exported = file.statements.filter((statement) => {
      if (ts.isExportDeclaration(statement)) return !statement.isTypeOnly
      if (ts.isExportAssignment(statement)) return true
      const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined
      if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return false
      if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) return false
      return !(ts.isVariableStatement(statement) && statement.declarationList.declarations.every(({ name, initializer }) =>
        /Action$/.test(name.getText()) && initializer && ts.isCallExpression(initializer) && initializer.expression.getText() === 'defineAction'))
    })
    return [...inside, ...exported.map((statement) => place(file, statement))]
  })

/** A name says what is in a file. Next's own names with dots and brackets are its. */
export const filesAreNamedForWhatTheyHold: Rule = (sources) =>
  sources.map(({ path }) => path).filter((path) => {
    const parts = path.split('/')
    const stem = parts.at(-1)!.split('.')[0]!
    if (/^(utils?|helpers?|types?|common|misc|shared|index|stuff|lib|libs)$/.test(stem)) return true
    if (parts.slice(0, -1).some((folder) => /^(utils?|helpers?|types|common|misc|shared|lib|libs)$/.test(folder))) return true
    return !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem)
  })

/** A file that only passes others' exports on hides where things are. public.ts is a room's door, and may. */
export const noBarrels: Rule = (sources) =>
  sources.filter(({ path }) => !/\/public\.ts$/.test(path) && !/^src\/app\/.*\/route\.ts$/.test(path)).filter((source) => {
    const { statements } = parse(source)
    const passed = statements.filter((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier)
    return passed.length > 0 && passed.length === statements.length
  }).map(({ path }) => path)

/** What nobody may switch off or leave behind. */
export const nothingIsSilenced: Rule = (sources) =>
  sources.flatMap(({ path, text }) => text.split('\n').flatMap((line, index) =>
    /@ts-(ignore|nocheck|expect-error)|eslint-disable|\bTODO\b|\bFIXME\b|\b(test|describe|it)\.only\(/.test(line) ? [`${path}:${index + 1}`] : []))

export interface FoundCommand {
  readonly name: string
  readonly path: string
}

/** Business verbs: exported functions `(ctx: CommandContext…, input …)` of a commands file. */
export function commandsIn(sources: readonly Source[]): FoundCommand[] {
  return sources.filter((source) => /^src\/(modules\/[^/]+|auth)\/commands(\/.+)?\.ts$/.test(source.path) && !isTest(source)).flatMap((source) =>
    parse(source).statements.flatMap((statement) => {
      if (!ts.isFunctionDeclaration(statement) || !statement.name || !statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
      const [first, second] = statement.parameters
      const isCommand = first?.type?.getText().startsWith('CommandContext') && (!second || /^_?input$/.test(second.name.getText()) || ts.isObjectBindingPattern(second.name))
      return isCommand ? [{ name: statement.name.text, path: source.path }] : []
    }))
}

/** Commands that no integration test names. */
export function commandsWithoutTest(sources: readonly Source[], tests: readonly Source[]): string[] {
  return commandsIn(sources).filter(({ name }) => !tests.some(({ text }) => new RegExp(`\\b${name}\\b`).test(text))).map(({ name, path }) => `${path}: ${name}`)
}

/** Stock's moves and holds are its own record; they are made inside the commands of other rooms, which say why. */
const LEDGER = 'src/modules/stock'

/** A room that changes something says what happened; what it says carries its name, and is said somewhere. */
export const roomsTellWhatHappened: Rule = (sources) => {
  const rooms = new Set(commandsIn(sources).map(({ path }) => path.split('/commands')[0]!))
  return [...rooms].flatMap((room) => {
    const events = sources.find(({ path }) => path === `${room}/events.ts`)
    if (room === LEDGER) return []
    if (!events) return [`${room}: commands, but no events.ts`]
    const others = sources.filter(({ path }) => path.startsWith(`${room}/`) && path !== events.path).map(({ text }) => text).join('\n')
    // record(ctx, { type: `quality.inspection-${state}` })
    const madeUp = [...others.matchAll(/`([a-z-]+\.[a-z-]*)\$\{/g)].map(([, beginning]) => beginning!)
    const types = [...events.text.matchAll(/'([a-z-]+)\.([a-z-]+)'/g)]
    if (types.length === 0) return [`${events.path}: names no event`]
    return types.flatMap(([quoted, owner, what]) => [
      ...(owner === room.split('/').at(-1) ? [] : [`${events.path}: ${quoted} is named for another room`]),
      ...(others.includes(`${owner}.${what}`) || madeUp.some((beginning) => `${owner}.${what}`.startsWith(beginning)) ? [] : [`${events.path}: ${quoted} is never recorded`]),
    ])
  })
}

interface Model {
  readonly name: string
  readonly path: string
  readonly fields: readonly string[]
  /** `unique`, `id` or `index`, with its fields. */
  readonly keys: readonly { readonly kind: string; readonly fields: readonly string[] }[]
}

export function modelsIn(schema: readonly Source[]): Model[] {
  return schema.flatMap(({ path, text }) => [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name, body]) => {
    const lines = body!.split('\n').map((line) => line.replace(/\/\/.*$/, '').trim()).filter(Boolean)
    const ofField = lines.filter((line) => !line.startsWith('@@'))
    return {
      name: name!, path,
      fields: ofField.map((line) => line.split(/\s+/)[0]!),
      keys: [
        ...lines.flatMap((line) => {
          const match = /^@@(unique|id|index)\(\[([^\]]*)\]/.exec(line)
          return match ? [{ kind: match[1]!, fields: match[2]!.split(',').map((field) => field.trim().replace(/\(.*$/, '')) }] : []
        }),
        ...ofField.filter((line) => /\s@unique\b/.test(line)).map((line) => ({ kind: 'unique', fields: [line.split(/\s+/)[0]!] })),
      ],
    }
  }))
}

/** Models without brandId that are not listed, and listed ones that are gone or have one. */
export function modelsWithoutTenant(models: readonly Model[], exceptions: Readonly<Record<string, string>>): string[] {
  return [
    ...models.filter(({ name, fields }) => !fields.includes('brandId') && !(name in exceptions)).map(({ name }) => `${name} has no brandId and no listed reason`),
    ...Object.keys(exceptions).filter((name) => !models.some((model) => model.name === name && !model.fields.includes('brandId'))).map((name) => `${name} is listed, but needs no exception`),
  ]
}

/** Unique keys and composite indexes of tenants' models that do not begin with brandId and are not listed as `Model: a, b`. */
export function keysWithoutTenant(models: readonly Model[], exceptions: Readonly<Record<string, string>>): string[] {
  const found = models.filter(({ fields }) => fields.includes('brandId')).flatMap(({ name, keys }) =>
    keys.filter(({ kind, fields }) => (kind !== 'index' || fields.length > 1) && fields[0] !== 'brandId').map(({ fields }) => `${name}: ${fields.join(', ')}`))
  return [...found.filter((key) => !(key in exceptions)), ...Object.keys(exceptions).filter((key) => !found.includes(key)).map((key) => `${key} is listed, but needs no exception`)]
}

/** Words that tell of one machine or of how the work was done, put together here so that this file does not hold them. */
const MACHINE_WORDS = new RegExp([
  `/${'work'}/(main|shared)`, `\\.\\./${'shared'}/`, `(^|[\\s'"(=])/${'tmp'}/[a-z]`, `(^|[\\s'"(=])/${'root'}/`, `(^|[\\s'"(=])/${'home'}/[a-z]`, `\\b${'registry'}\\.npmjs\\.`, `\\b${'chat'}gpt\\b`, `\\b${'clau'}de\\b`,
].join('|'), 'i')

export const nothingTellsOfAMachine: Rule = (sources) =>
  sources.flatMap(({ path, text }) => text.split('\n').flatMap((line, index) => (MACHINE_WORDS.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 100)}`] : [])))
