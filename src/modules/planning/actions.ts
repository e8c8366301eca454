'use server'

import { defineAction } from '#server/define-action.ts'
import { acceptProposal, declineProposal, proposeNextRun } from './commands.ts'
import { acceptProposalSchema, declineProposalSchema, proposeSchema } from './schemas.ts'

export const proposeNextRunAction = defineAction({ name: 'planning.propose-next-run', entrance: 'brand', ability: 'planning:propose', schema: proposeSchema, command: proposeNextRun, then: ({ number }, { slug }) => ({ redirectTo: `/b/${slug}/next-run/${number}` }) })
export const acceptProposalAction = defineAction({ name: 'planning.accept-proposal', entrance: 'brand', ability: 'planning:decide', schema: acceptProposalSchema, command: acceptProposal, then: ({ number, runNumber }, { slug }) => ({ redirectTo: `/b/${slug}/runs/${runNumber}`, message: `${number} accepted. ${runNumber} is a draft: ask for its quote next.` }) })
export const declineProposalAction = defineAction({ name: 'planning.decline-proposal', entrance: 'brand', ability: 'planning:decide', schema: declineProposalSchema, command: declineProposal, then: ({ number }) => ({ message: `${number} declined.` }) })
