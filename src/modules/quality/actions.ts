'use server'

import { plural } from '#kernel/plural.ts'
import { defineAction } from '#server/define-action.ts'
import { closeInspection } from './commands/close-inspection.ts'
import { holdLot, rejectLot, releaseLot } from './commands/dispose-lot.ts'
import { recordUnit } from './commands/record-results.ts'
import { setChecklist } from './commands/set-checklist.ts'
import { startInspection } from './commands/start-inspection.ts'
import { closeInspectionSchema, recordUnitSchema, releaseLotSchema, setChecklistSchema, startInspectionSchema, stopLotSchema } from './schemas.ts'

export const setChecklistAction = defineAction({ name: 'quality.set-checklist', entrance: 'brand', ability: 'quality:plan', schema: setChecklistSchema, command: setChecklist, then: ({ revision }) => ({ message: `Checklist saved as revision ${revision}.` }) })

export const startInspectionAction = defineAction({ name: 'quality.start-inspection', entrance: 'brand', ability: 'quality:inspect', schema: startInspectionSchema, command: startInspection, then: ({ number, sampleSize }, actor) => ({ redirectTo: `/b/${actor.slug}/quality/inspections/${number}`, message: `${number} started: ${plural(sampleSize, 'unit')} drawn.` }) })

export const startOnFloorAction = defineAction({ name: 'quality.start-inspection-on-floor', entrance: 'microfactory', ability: 'quality:inspect', schema: startInspectionSchema, command: startInspection, then: ({ inspectionId }, actor) => ({ redirectTo: `/f/${actor.slug}/inspect/${inspectionId}` }) })

export const recordUnitAction = defineAction({ name: 'quality.record-unit', entrance: 'brand', ability: 'quality:inspect', schema: recordUnitSchema, command: recordUnit, then: ({ number }, actor) => ({ redirectTo: `/b/${actor.slug}/quality/inspections/${number}#unit` }) })

export const recordUnitOnFloorAction = defineAction({ name: 'quality.record-unit-on-floor', entrance: 'microfactory', ability: 'quality:inspect', schema: recordUnitSchema, command: recordUnit, then: (_, actor, { inspectionId }) => ({ redirectTo: `/f/${actor.slug}/inspect/${inspectionId}#unit` }) })

export const closeInspectionAction = defineAction({ name: 'quality.close-inspection', entrance: 'brand', ability: 'quality:inspect', schema: closeInspectionSchema, command: closeInspection, then: ({ number, state }) => ({ message: `${number} ${state}.` }) })

export const closeOnFloorAction = defineAction({ name: 'quality.close-inspection-on-floor', entrance: 'microfactory', ability: 'quality:inspect', schema: closeInspectionSchema, command: closeInspection, then: ({ number, state }) => ({ message: `${number} ${state}.` }) })

export const releaseLotAction = defineAction({ name: 'quality.release-lot', entrance: 'brand', ability: 'quality:dispose', schema: releaseLotSchema, command: releaseLot, then: ({ lotCode }) => ({ message: `Lot ${lotCode} released. It can be promised and shipped.` }) })

export const holdLotAction = defineAction({ name: 'quality.hold-lot', entrance: 'brand', ability: 'quality:dispose', schema: stopLotSchema, command: holdLot, then: ({ lotCode }) => ({ message: `Lot ${lotCode} is on hold.` }) })

export const rejectLotAction = defineAction({ name: 'quality.reject-lot', entrance: 'brand', ability: 'quality:dispose', schema: stopLotSchema, command: rejectLot, then: ({ lotCode }) => ({ message: `Lot ${lotCode} rejected.` }) })
