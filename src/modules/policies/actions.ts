'use server'

import { defineAction } from '#server/define-action.ts'
import { publishPolicy } from './commands.ts'
import { publishPolicySchema } from './schemas.ts'

export const publishPolicyAction = defineAction({ name: 'policies.publish-policy', entrance: 'brand', ability: 'policies:edit', schema: publishPolicySchema, command: publishPolicy, then: ({ revision }, actor) => ({ redirectTo: `/b/${actor.slug}/policies`, message: `Published as revision ${revision}.` }) })
