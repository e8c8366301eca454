export { acceptPartnership, approvePartner, changeTerms, declinePartnership, endPartnership, invitePartner, suspendPartner } from './commands.ts'
export { approvedPartnership, type Partnership } from './store.ts'
export type { OrganizationKind } from './schemas.ts'
