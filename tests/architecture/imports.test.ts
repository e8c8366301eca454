import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import config, { mayKnow } from '../dependency-cruiser.mjs'
import { cruiseTree, root } from './cruise.ts'
import { withTree } from './planted.ts'

const rules: readonly string[] = config.forbidden.map(({ name }: { name: string }) => name)
const real = await cruiseTree(root)

/** One violation of every rule: [file, what it imports]. */
const planted: Record<string, readonly [string, string]> = {
  'kernel-is-a-leaf': ['src/kernel/planted.ts', 'src/db/client.ts'],
  'domain-is-pure': ['src/modules/stock/domain/planted.ts', 'src/modules/stock/store.ts'],
  'front-door-only': ['src/modules/sales/commands.ts', 'src/modules/stock/store.ts'],
  'routes-use-front-doors': ['src/app/page.tsx', 'src/modules/stock/store.ts'],
  'house-knows-no-room': ['src/server/planted.ts', 'src/modules/stock/public.ts'],
  'design-system-knows-no-data': ['src/ui/planted.tsx', 'src/auth/session.ts'],
  'nobody-imports-routes': ['src/modules/stock/ui/planted.tsx', 'src/app/page.tsx'],
  'db-only-where-data-is-kept': ['src/modules/stock/commands.ts', 'src/db/client.ts'],
  'screens-know-no-database': ['src/modules/stock/ui/table.tsx', 'src/db/client.ts'],
  'only-actions-define-actions': ['src/modules/stock/public.ts', 'src/server/define-action.ts'],
  'only-routes-define-routes': ['src/modules/stock/queries.ts', 'src/server/define-route.ts'],
  'only-payments-knows-stripe': ['src/modules/billing/commands.ts', 'stripe'],
  'only-auth-knows-next-auth': ['src/server/door.ts', 'next-auth'],
  'product-knows-no-tools': ['src/audit/planted.ts', 'scripts/tool.ts'],
  'no-cycles': ['src/server/one.ts', 'src/server/two.ts'],
  ...Object.fromEntries(Object.keys(mayKnow).map((room, index, all) => {
    // Each room reaches for the room after it; the last of all for one that no house has.
    const later = all[index + 1] ?? 'attic'
    return [`tier-${room}`, [`src/modules/${room}/tier-planted.ts`, `src/modules/${later}/public.ts`] as const]
  })),
}

async function cruisePlanted() {
  const files: Record<string, string> = { 'src/server/two.ts': "import './one.ts'\nexport const two = 2\n" }
  for (const [, to] of Object.values(planted)) if (to.includes('/') && !files[to]) files[to] = 'export const there = 1\n'
  for (const [from, to] of Object.values(planted)) {
    const target = to.includes('/') ? `${'../'.repeat(from.split('/').length - 1)}${to}` : to
    files[from] = `import '${target}'\n${files[from] ?? ''}`
  }
  return withTree({ ...files, 'package.json': '{"type":"module"}' }, cruiseTree)
}
const broken = await cruisePlanted()

test('the rules were asked of the whole house', () => {
  // Counted afresh from the disk: a cruise that reads nothing also finds nothing.
  const onDisk = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('db/generated')).length
  expect(onDisk).toBeGreaterThan(100)
  expect(real.modules).toBeGreaterThanOrEqual(onDisk)
})

test.each(rules)('%s', (rule) => {
  expect(real.violations.get(rule) ?? []).toEqual([])
})

test.each(rules)('%s finds its planted violation', (rule) => {
  const plant = planted[rule]
  expect(plant, 'every rule has a planted violation').toBeDefined()
  const found = broken.violations.get(rule) ?? []
  expect(found.some((violation) => violation.startsWith(`${plant![0]} → `)), found.join('\n')).toBe(true)
})

test('every room has its place in the order', () => {
  const rooms = readdirSync(join(root, 'src/modules'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
  expect(rooms.filter((room) => !(room in mayKnow))).toEqual([])
})

test('every room with a public door or commands has a README', () => {
  const rooms = readdirSync(join(root, 'src/modules'))
  expect(rooms.filter((room) => !existsSync(join(root, 'src/modules', room, 'README.md')))).toEqual([])
})
