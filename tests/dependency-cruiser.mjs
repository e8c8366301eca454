// Who may import whom. The order of rooms is the house's: a room knows the tiers above it and, in its own tier, what stands before it.
// tests/architecture/imports.test.ts runs this over src and over a planted tree that breaks every rule once.

const catalogue = ['places', 'partners', 'catalogue', 'materials']
const bench = ['runs', 'quality', 'compliance', 'sourcing']
const work = ['stock', ...bench, 'pilots', 'sales', 'restocks', 'shipments', 'repair', 'recalls', 'events', 'billing', 'policies']
const views = ['planning', 'impact', 'money', 'trace', 'home']

const before = (list, room) => list.slice(0, list.indexOf(room))

/** Room → the rooms whose front door it may use. */
export const mayKnow = Object.fromEntries([
  ...catalogue.map((room) => [room, before(catalogue, room)]),
  ['stock', catalogue],
  ...bench.map((room) => [room, [...catalogue, 'stock', ...(room === 'sourcing' ? ['runs', 'quality'] : [])]]),
  ['sales', [...catalogue, 'stock', 'runs']],
  ['pilots', [...catalogue, 'stock', 'runs', 'sales']], // a pilot is judged by its sales days
  ...work.slice(work.indexOf('restocks')).map((room) => [room, [...catalogue, ...before(work, room)]]),
  ...views.map((room) => [room, [...catalogue, ...work, ...before(views, room)]]),
])

const healthCheck = '^src/app/api/ready/route\\.ts$' // asks whether the database answers, and reads nothing
const isTest = '\\.test\\.tsx?$'
const packaged = (name) => `(^|/)node_modules/${name}/|^${name}($|/)`
// The house's own parts, which stand below every room.
const house = '^src/(kernel|db|audit|auth|server|payments|ui)/'

const tiers = Object.entries(mayKnow).map(([room, known]) => ({
  name: `tier-${room}`, severity: 'error',
  comment: `${room} may use ${known.join(', ') || 'no other room'}. An earlier room hears of a later one through an event in the outbox.`,
  from: { path: `^src/modules/${room}/` },
  to: { path: '^src/modules/', pathNot: `^src/modules/(${[room, ...known].join('|')})/` },
}))

export default {
  forbidden: [
    { name: 'kernel-is-a-leaf', severity: 'error',
      comment: 'The kernel is pure and stands under everything.',
      from: { path: '^src/kernel/', pathNot: isTest }, to: { pathNot: ['^src/kernel/', packaged('zod'), packaged('csv-parse')] } }, // both pure
    { name: 'domain-is-pure', severity: 'error',
      comment: 'Rules run without a database, a clock or a framework.',
      from: { path: '^src/modules/([^/]+)/domain/', pathNot: isTest }, to: { pathNot: ['^src/modules/$1/domain/', '^src/kernel/', packaged('zod')] } },
    { name: 'front-door-only', severity: 'error',
      comment: 'A room talks to another room through its public.ts; forms in the browser through its schemas.ts, which loads no server code.',
      from: { path: '^src/modules/([^/]+)/' }, to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(public|schemas)\\.ts$'] } },
    { name: 'routes-use-front-doors', severity: 'error',
      comment: 'A page uses what a room shows: public, queries, actions, schemas, ui.',
      from: { path: '^src/app/' }, to: { path: '^src/modules/', pathNot: '^src/modules/[^/]+/((public|actions|schemas|queries)\\.ts$|(queries|actions|ui)/)' } },
    { name: 'house-knows-no-room', severity: 'error',
      comment: 'Kernel, doors, sign-in, audit, payments and design system serve all rooms and know none.',
      from: { path: house }, to: { path: '^src/modules/' } },
    { name: 'design-system-knows-no-data', severity: 'error',
      from: { path: '^src/ui/' }, to: { path: '^src/(db|auth|server|audit|payments)/', dependencyTypesNot: ['type-only'] } },
    { name: 'nobody-imports-routes', severity: 'error',
      from: { pathNot: '^src/app/' }, to: { path: '^src/app/' } },
    { name: 'db-only-where-data-is-kept', severity: 'error',
      comment: 'Stores, queries and scopes speak to the database; commands name its transaction as a type.',
      from: { path: '^src/', pathNot: ['^src/(db|server|auth|audit)/', healthCheck, '^src/modules/[^/]+/(store|queries|access)(/|[-.])', '^src/modules/[^/]+/(usable-stock|supply|design|promise-lines)\\.ts$', isTest] },
      to: { path: '^src/db/', dependencyTypesNot: ['type-only'] } },
    { name: 'screens-know-no-database', severity: 'error',
      comment: 'Not even as a type: a database row never reaches a screen.',
      from: { path: '^src/(modules/[^/]+/(ui|domain)|ui|app)/', pathNot: healthCheck }, to: { path: '^src/db/' } },
    { name: 'only-actions-define-actions', severity: 'error',
      from: { path: '^src/', pathNot: ['^src/modules/[^/]+/actions(\\.ts$|/)', '^src/auth/actions\\.ts$', isTest] }, to: { path: '^src/server/define-action\\.ts$', dependencyTypesNot: ['type-only'] } },
    { name: 'only-routes-define-routes', severity: 'error',
      from: { path: '^src/', pathNot: ['^src/app/.*/route\\.ts$', isTest] }, to: { path: '^src/server/define-route\\.ts$', dependencyTypesNot: ['type-only'] } },
    { name: 'only-payments-knows-stripe', severity: 'error',
      from: { path: '^src/', pathNot: '^src/payments/' }, to: { path: packaged('stripe') } },
    { name: 'only-auth-knows-next-auth', severity: 'error',
      from: { path: '^src/', pathNot: '^src/auth/' }, to: { path: packaged('next-auth') } },
    { name: 'product-knows-no-tools', severity: 'error',
      comment: 'What is shipped does not reach into scripts, tests or seeds.',
      from: { path: '^src/', pathNot: isTest }, to: { path: '^(scripts|tests|prisma)/' } },
    { name: 'no-cycles', severity: 'error', from: { path: '^src/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    ...tiers,
  ],
  options: {
    tsPreCompilationDeps: true,
    exclude: { path: '^src/db/generated/.+/|^src/db/generated/(?!client)|^\\.next/' }, // Prisma's generated client is itself circular
    doNotFollow: { path: 'node_modules|^src/db/generated/' },
  },
}
