import type { WorkspaceKind } from './actor.ts'

export interface RoleWords {
  readonly value: string
  readonly label: string
  /** What it may do, as the list of people explains it. */
  readonly means: string
}

/** The roles of each kind of workspace, the one with most rights first. */
export const ROLES: Readonly<Record<WorkspaceKind, readonly RoleWords[]>> = {
  brand: [
    { value: 'owner', label: 'Owner', means: 'everything, settings and people too' },
    { value: 'manager', label: 'Manager', means: 'toys, pilots, runs, stock, restocks, partners' },
    { value: 'quality', label: 'Quality', means: 'checklists, inspections, releasing lots, recalls' },
    { value: 'viewer', label: 'Viewer', means: 'sees everything, changes nothing' },
  ],
  microfactory: [
    { value: 'lead', label: 'Lead', means: 'everything, people and the answer to an order too' },
    { value: 'operator', label: 'Operator', means: 'reports, pauses and finishes runs, inspects, receives' },
  ],
  retailer: [
    { value: 'buyer', label: 'Buyer', means: 'everything, people too' },
    { value: 'staff', label: 'Staff', means: 'asks for restocks, receives them, uploads sales' },
  ],
}

/** The role nobody may be the last to leave. */
export const KEEPER = { brand: 'owner', microfactory: 'lead', retailer: 'buyer' } as const
