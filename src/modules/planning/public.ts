export { acceptProposal, declineProposal, proposeNextRun, type AcceptInput, type ProposeInput } from './commands.ts'
export { withEmptyShelves } from './domain/empty-shelves.ts'
export { unseenDemand, type SeenAndUnseen } from './domain/unseen-demand.ts'
export { listProposalsOfPilot, type ProposalListRow } from './queries/proposals.ts'
