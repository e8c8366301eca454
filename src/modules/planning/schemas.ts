import { z } from 'zod'
import { searchText } from '#kernel/search-text.ts'
import { typedNumber } from '#kernel/typed-number.ts'

export const DEFAULT_HORIZON_DAYS = 42
export const DEFAULT_SALVAGE_PERCENT = 30

const id = z.uuid({ error: 'Load the page again.' })
const version = typedNumber().int().optional()
const whole = (what: string) => typedNumber({ error: `${what} is a whole number.` }).int({ error: `${what} is a whole number.` })

export const PROPOSAL_STATES = ['open', 'accepted', 'declined'] as const
export const proposalFilterSchema = z.object({
  q: searchText.optional().catch(undefined),
  state: z.enum(PROPOSAL_STATES).optional().catch(undefined),
  sort: z.enum(['-created', 'created', '-quantity', 'quantity']).catch('-created'),
  after: z.string().max(400).optional().catch(undefined),
  before: z.string().max(400).optional().catch(undefined),
})
export type ProposalFilter = z.output<typeof proposalFilterSchema>

export const proposeSchema = z.object({
  skuId: z.uuid({ error: 'Choose a SKU.' }), pilotId: id.optional(), horizonDays: whole('The horizon').optional(),
  salvagePercent: typedNumber({ error: 'Use 0 to 100 percent.' }).optional(),
})
export const acceptProposalSchema = z.object({
  proposalId: id, version, toyRevisionId: z.uuid({ error: 'Choose the revision to build.' }), quantity: whole('The quantity').min(1, { error: 'Order at least 1 unit.' }).optional(),
  locationId: z.uuid({ error: 'Choose a workshop.' }).optional(), reason: z.string().trim().max(500, { error: 'Use at most 500 characters.' }).optional(),
})
export const declineProposalSchema = z.object({ proposalId: id, version, reason: z.string({ error: 'Say why, in a sentence.' }).trim().min(1, { error: 'Say why, in a sentence.' }).max(500) })
