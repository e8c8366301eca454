'use server'

import { defineAction } from '#server/define-action.ts'
import { formatDigitalLink } from '#kernel/gs1.ts'
import { changeRecall, closeRecall, draftRecall, publishRecall } from './commands/recall.ts'
import { confirmRegistration, registerToy, withdrawRegistration } from './commands/registrations.ts'
import { changeRecallSchema, draftRecallSchema, recallSchema, registerToySchema, registrationSchema, withdrawSchema } from './schemas.ts'

export const draftRecallAction = defineAction({ name: 'recalls.draft-recall', entrance: 'brand', ability: 'recalls:publish', schema: draftRecallSchema, command: draftRecall, then: ({ number }, actor) => ({ redirectTo: `/b/${actor.slug}/recalls/${number}`, message: 'Recall drafted. Nothing is public yet.' }) })
export const changeRecallAction = defineAction({ name: 'recalls.change-recall', entrance: 'brand', ability: 'recalls:publish', schema: changeRecallSchema, command: changeRecall, then: ({ number }, actor) => ({ redirectTo: `/b/${actor.slug}/recalls/${number}`, message: 'Draft saved. Nothing is public yet.' }) })
export const publishRecallAction = defineAction({ name: 'recalls.publish-recall', entrance: 'brand', ability: 'recalls:publish', schema: recallSchema, command: publishRecall, then: () => ({ message: 'Recall published. Its lots are blocked everywhere, and the mails are on their way.' }) })
export const closeRecallAction = defineAction({ name: 'recalls.close-recall', entrance: 'brand', ability: 'recalls:publish', schema: recallSchema, command: closeRecall, then: () => ({ message: 'Recall closed. Its lots stay blocked.' }) })

export const registerToyAction = defineAction({ name: 'recalls.register-toy', entrance: 'public', ability: 'public:use', schema: registerToySchema, command: registerToy, limit: { tries: 10, seconds: 900 }, then: (_, __, { gtin, lot, unit }) => ({ redirectTo: `${formatDigitalLink('', { gtin, lot, ...(unit !== undefined && { serial: String(unit) }) }).value ?? '/find'}?asked#be-told` }) })
export const confirmRegistrationAction = defineAction({ name: 'recalls.confirm-registration', entrance: 'public', ability: 'public:use', schema: registrationSchema, command: confirmRegistration, limit: { tries: 20, seconds: 300 }, then: () => ({ message: 'You are on the list.' }) })
export const withdrawRegistrationAction = defineAction({ name: 'recalls.withdraw-registration', entrance: 'public', ability: 'public:use', schema: withdrawSchema, command: withdrawRegistration, limit: { tries: 20, seconds: 300 }, then: () => ({ message: 'Your address is erased.' }) })
