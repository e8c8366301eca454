'use server'

import { defineAction } from '#server/define-action.ts'
import { amendPilot } from './commands/amend-pilot.ts'
import { addLearning, cancelPilot, closePilot, decidePilot } from './commands/decide-pilot.ts'
import { approvePilot, planPilot } from './commands/plan-pilot.ts'
import { amendPilotSchema, cancelPilotSchema, closePilotSchema, decidePilotSchema, learningSchema, pilotSchema, planPilotSchema } from './schemas.ts'

export const planPilotAction = defineAction({ name: 'pilots.plan-pilot', entrance: 'brand', ability: 'pilots:plan', schema: planPilotSchema, command: planPilot, then: ({ number }, { slug }, { approve }) => ({ redirectTo: `/b/${slug}/pilots/${number}`, message: approve ? `${number} is approved. Order its run next.` : `${number} is kept as a draft.` }) })
export const approvePilotAction = defineAction({ name: 'pilots.approve-pilot', entrance: 'brand', ability: 'pilots:plan', schema: pilotSchema, command: approvePilot, then: ({ number }) => ({ message: `${number} approved. Order its run next.` }) })
export const amendPilotAction = defineAction({ name: 'pilots.amend-pilot', entrance: 'brand', ability: 'pilots:plan', schema: amendPilotSchema, command: amendPilot, then: ({ number, amendments }, { slug }) => ({ redirectTo: `/b/${slug}/pilots/${number}`, message: amendments > 0 ? `Amended; the earlier words stay on the page.` : 'Saved.' }) })
export const addLearningAction = defineAction({ name: 'pilots.add-learning', entrance: 'brand', ability: 'pilots:plan', schema: learningSchema, command: addLearning, then: () => ({ message: 'Learning added.' }) })
export const decidePilotAction = defineAction({ name: 'pilots.decide-pilot', entrance: 'brand', ability: 'pilots:decide', schema: decidePilotSchema, command: decidePilot, then: () => ({ message: 'Verdict computed from the sales.' }) })
export const closePilotAction = defineAction({ name: 'pilots.close-pilot', entrance: 'brand', ability: 'pilots:decide', schema: closePilotSchema, command: closePilot, then: ({ number }) => ({ message: `${number} closed.` }) })
export const cancelPilotAction = defineAction({ name: 'pilots.cancel-pilot', entrance: 'brand', ability: 'pilots:plan', schema: cancelPilotSchema, command: cancelPilot, then: ({ number }) => ({ message: `${number} cancelled.` }) })
