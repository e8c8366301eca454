import type { Actor } from './actor.ts'

/** Role of an actor in the table below: `brand.owner`, `retailer.buyer`, `person`, `guest`, `system`. */
export type TableRole =
  | 'brand.owner' | 'brand.manager' | 'brand.quality' | 'brand.viewer'
  | 'microfactory.lead' | 'microfactory.operator'
  | 'retailer.buyer' | 'retailer.staff'
  | 'person' | 'guest' | 'system'

export const TABLE_ROLES: readonly TableRole[] = [
  'brand.owner', 'brand.manager', 'brand.quality', 'brand.viewer', 'microfactory.lead', 'microfactory.operator',
  'retailer.buyer', 'retailer.staff', 'person', 'guest', 'system',
]

const brandWork = ['brand.owner', 'brand.manager'] as const
const brandAll = ['brand.owner', 'brand.manager', 'brand.quality', 'brand.viewer'] as const
const floor = ['microfactory.lead', 'microfactory.operator'] as const
const shop = ['retailer.buyer', 'retailer.staff'] as const
const members = [...brandAll, ...floor, ...shop] as const

/**
 * The one table of who may do what. Asked by the door before a command runs, and by the screen before it offers the button.
 * Whose rows somebody may touch is not here but in each room's access.ts.
 */
const table = {
  'brand:read': brandAll,
  'brand:settings': ['brand.owner'],
  'brand:found': ['person', ...members],
  'members:manage': ['brand.owner', 'microfactory.lead', 'retailer.buyer'],
  'tokens:manage': ['brand.owner'],
  'partners:manage': [...brandWork],
  'partners:accept': ['microfactory.lead', 'retailer.buyer'],
  'places:edit': [...brandWork, 'microfactory.lead', 'retailer.buyer'],
  'catalogue:edit': brandWork,
  'pilots:plan': brandWork,
  'pilots:decide': brandWork,
  'runs:order': brandWork,
  'runs:release': brandWork,
  'runs:read': [...brandAll, ...floor],
  'runs:confirm': ['microfactory.lead'],
  'runs:report': floor,
  'stock:move': brandWork,
  'stock:count': [...brandWork, 'brand.quality', ...floor],
  'sourcing:order': brandWork,
  'sourcing:receive': [...brandWork, 'microfactory.lead'],
  'quality:plan': ['brand.owner', 'brand.quality'],
  'quality:inspect': ['brand.owner', 'brand.quality', ...floor],
  'quality:dispose': ['brand.owner', 'brand.quality'],
  'restocks:request': shop,
  'restocks:accept': [...brandWork, 'system'],
  'restocks:fulfil': [...brandWork, ...floor],
  'restocks:receive': shop,
  'shipments:send': [...brandWork, ...floor],
  'shipments:receive': [...brandWork, ...floor, ...shop],
  'sales:import': [...brandWork, ...shop],
  'planning:propose': [...brandWork, 'system'],
  'planning:decide': brandWork,
  'recalls:publish': ['brand.owner', 'brand.quality'],
  'policies:edit': brandWork,
  'shop:read': shop,
  'floor:read': floor,
  'account:self': ['person', ...members],
  'public:use': ['guest', 'person', ...members],
} satisfies Record<string, readonly TableRole[]>

export type Ability = keyof typeof table

export const ABILITIES = Object.keys(table) as Ability[]

export function tableRole(actor: Actor): TableRole {
  switch (actor.kind) {
    case 'brand': return `brand.${actor.role}`
    case 'microfactory': return `microfactory.${actor.role}`
    case 'retailer': return `retailer.${actor.role}`
    default: return actor.kind
  }
}

/** True when the actor's role has the ability. */
export function may(actor: Actor, ability: Ability): boolean {
  const roles: readonly TableRole[] = table[ability]
  return roles.includes(tableRole(actor))
}
