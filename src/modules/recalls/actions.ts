'use server'

import { defineAction } from '#server/define-action.ts'
import { changeRecall, closeRecall, draftRecall, publishRecall } from './commands.ts'
import { changeRecallSchema, draftRecallSchema, recallSchema } from './schemas.ts'

export const draftRecallAction = defineAction({ name: 'recalls.draft-recall', entrance: 'brand', ability: 'recalls:publish', schema: draftRecallSchema, command: draftRecall, then: ({ number }, actor) => ({ redirectTo: `/b/${actor.slug}/recalls/${number}`, message: 'Recall drafted. Nothing is public yet.' }) })
export const changeRecallAction = defineAction({ name: 'recalls.change-recall', entrance: 'brand', ability: 'recalls:publish', schema: changeRecallSchema, command: changeRecall, then: ({ number }, actor) => ({ redirectTo: `/b/${actor.slug}/recalls/${number}`, message: 'Draft saved. Nothing is public yet.' }) })
export const publishRecallAction = defineAction({ name: 'recalls.publish-recall', entrance: 'brand', ability: 'recalls:publish', schema: recallSchema, command: publishRecall, then: () => ({ message: 'Recall published. Its lots are blocked everywhere.' }) })
export const closeRecallAction = defineAction({ name: 'recalls.close-recall', entrance: 'brand', ability: 'recalls:publish', schema: recallSchema, command: closeRecall, then: () => ({ message: 'Recall closed. Its lots stay blocked.' }) })
