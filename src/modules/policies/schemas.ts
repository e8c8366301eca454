import { z } from 'zod'
import { typedNumber } from '#kernel/typed-number.ts'

export const POLICY_KINDS = ['returns', 'repair', 'parts', 'privacy'] as const
export type PolicyKind = (typeof POLICY_KINDS)[number]

export const publishPolicySchema = z.object({
  kind: z.enum(POLICY_KINDS, { error: 'Choose which policy this is.' }),
  title: z.string({ error: 'Give the policy a title.' }).trim().min(1).max(80, { error: 'Use at most 80 characters.' }),
  body: z.string({ error: 'Write the policy.' }).trim().min(20, { error: 'Write at least a sentence.' }).max(20_000, { error: 'Use at most 20,000 characters.' }),
  /** The revision that was on the screen: somebody else's newer one is not overwritten. */
  revision: typedNumber().int().min(0),
})
