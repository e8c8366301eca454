'use server'

import { shortDay } from '#kernel/calendar-date.ts'
import { defineAction } from '#server/define-action.ts'
import { agreeTerms } from './commands/agree-terms.ts'
import { confirmRun, declineRun } from './commands/answer-run.ts'
import { orderRun, requestQuote } from './commands/order-run.ts'
import { releaseRun } from './commands/release-run.ts'
import { reportProduction, undoReport } from './commands/report-production.ts'
import { closeLot } from './commands/close-lot.ts'
import { moveRun } from './commands/move-run.ts'
import { changeRevision, keepDesign, takeNewDesign } from './commands/change-design.ts'
import { askRework, cancelRework, reportRework } from './commands/rework.ts'
import { closeRun, stateActuals } from './commands/settle-run.ts'
import { cancelRun, finishRun, pauseRun, resumeRun, stopRun } from './commands/run-verbs.ts'
import { loadLot } from './commands/use-parts.ts'
import { countWords } from './domain/count-words.ts'
import { actualsSchema, agreeTermsSchema, askReworkSchema, cancelReworkSchema, cancelRunSchema, changeRevisionSchema, closeLotSchema, closeRunSchema, confirmRunSchema, loadLotSchema, moveRunSchema, orderRunSchema, pauseRunSchema, reasonSchema, reportReworkSchema, reportSchema, runSchema, undoReportSchema } from './schemas.ts'

export const orderRunAction = defineAction({ name: 'runs.order-run', entrance: 'brand', ability: 'runs:order', schema: orderRunSchema, command: orderRun, then: ({ number, state }, { slug }) => ({ redirectTo: `/b/${slug}/runs/${number}`, message: state === 'quoted' ? `${number} is quoted. The workshop can confirm it.` : `${number} is kept as a draft.` }) })
export const requestQuoteAction = defineAction({ name: 'runs.request-quote', entrance: 'brand', ability: 'runs:order', schema: runSchema, stamp: 'version', command: requestQuote, then: () => ({ message: 'Quoted. The workshop can confirm it.' }) })
export const cancelRunAction = defineAction({ name: 'runs.cancel-run', entrance: 'brand', ability: 'runs:order', schema: cancelRunSchema, stamp: 'version', command: cancelRun, then: ({ number }) => ({ message: `${number} cancelled.` }) })
export const releaseRunAction = defineAction({ name: 'runs.release-run', entrance: 'brand', ability: 'runs:release', schema: runSchema, stamp: 'version', command: releaseRun, then: ({ number }) => ({ message: `${number} released: its design is frozen.` }) })
export const closeRunAction = defineAction({ name: 'runs.close-run', entrance: 'brand', ability: 'runs:release', schema: closeRunSchema, stamp: 'version', command: closeRun, then: ({ number, restNumber }) => ({ message: `${number} closed.${restNumber ? ` The rest is ${restNumber}, a draft.` : ''}` }) })
export const stopRunAction = defineAction({ name: 'runs.stop-run', entrance: 'brand', ability: 'runs:release', schema: reasonSchema, stamp: 'version', command: stopRun, then: ({ number }) => ({ message: `${number} stopped.` }) })
export const agreeTermsAction = defineAction({ name: 'runs.agree-terms', entrance: 'brand', ability: 'partners:manage', schema: agreeTermsSchema, command: agreeTerms, then: ({ workshop }) => ({ message: `Terms of ${workshop} saved.` }) })
export const confirmRunAction = defineAction({ name: 'runs.confirm-run', entrance: 'microfactory', ability: 'runs:confirm', schema: confirmRunSchema, stamp: 'version', command: confirmRun, then: ({ number }) => ({ message: `${number} confirmed. It can start once the brand releases it.` }) })
export const declineRunAction = defineAction({ name: 'runs.decline-run', entrance: 'microfactory', ability: 'runs:confirm', schema: reasonSchema, stamp: 'version', command: declineRun, then: ({ number }, { slug }) => ({ redirectTo: `/f/${slug}`, message: `${number} declined. The brand reads your reason.` }) })
export const reportProductionAction = defineAction({ name: 'runs.report-production', entrance: 'microfactory', ability: 'runs:report', schema: reportSchema, command: reportProduction, then: (report) => ({ message: `Reported: ${countWords(report)}.` }) })
export const undoReportAction = defineAction({ name: 'runs.undo-report', entrance: 'microfactory', ability: 'runs:report', schema: undoReportSchema, command: undoReport, then: ({ number, ...report }) => ({ message: `Taken back: ${countWords(report)} of ${number}.` }) })
export const pauseRunAction = defineAction({ name: 'runs.pause-run', entrance: 'microfactory', ability: 'runs:report', schema: pauseRunSchema, command: pauseRun, then: ({ number }) => ({ message: `${number} paused.` }) })
export const resumeRunAction = defineAction({ name: 'runs.resume-run', entrance: 'microfactory', ability: 'runs:report', schema: runSchema, command: resumeRun, then: ({ number }) => ({ message: `${number} goes on.` }) })
export const finishRunAction = defineAction({ name: 'runs.finish-run', entrance: 'microfactory', ability: 'runs:report', schema: runSchema, command: finishRun, then: ({ number, toInspect }) => ({ message: `${number} finished.${toInspect > 1 ? ` ${toInspect} lots of it wait for inspection.` : toInspect === 1 ? ' Its lot waits for inspection.' : ''}` }) })
export const moveRunAction = defineAction({ name: 'runs.move-run', entrance: 'brand', ability: 'runs:order', schema: moveRunSchema, stamp: 'version', command: moveRun, then: ({ number, locationId, startOn, readyOn }, { slug }) => ({ redirectTo: `/b/${slug}/runs/board?from=${startOn}&workshop=${locationId}`, message: `${number} starts ${shortDay(startOn)} and is ready ${shortDay(readyOn)}.` }) })
export const moveOnFloorAction = defineAction({ name: 'runs.move-on-floor', entrance: 'microfactory', ability: 'runs:confirm', schema: moveRunSchema, stamp: 'version', command: moveRun, then: ({ number, locationId, startOn, readyOn }, { slug }) => ({ redirectTo: `/f/${slug}/board?from=${startOn}&workshop=${locationId}`, message: `${number} starts ${shortDay(startOn)} and is ready ${shortDay(readyOn)}.` }) })
export const closeLotAction = defineAction({ name: 'runs.close-lot', entrance: 'brand', ability: 'runs:release', schema: closeLotSchema, stamp: 'version', command: closeLot, then: ({ lot, good }) => ({ message: `Lot ${lot} ended with ${good} good units. It can be inspected now.` }) })
export const closeLotOnFloorAction = defineAction({ name: 'runs.close-lot-on-floor', entrance: 'microfactory', ability: 'runs:report', schema: closeLotSchema, command: closeLot, then: ({ lot }) => ({ message: `Lot ${lot} ended. The next report begins a new one.` }) })
export const loadLotAction = defineAction({ name: 'runs.load-lot', entrance: 'microfactory', ability: 'runs:report', schema: loadLotSchema, command: loadLot, then: ({ part, lot }) => ({ message: lot ? `${part}: lot ${lot} is loaded.` : `${part}: the oldest lot goes first.` }) })
export const stateActualsAction = defineAction({ name: 'runs.state-actuals', entrance: 'brand', ability: 'runs:release', schema: actualsSchema, stamp: 'version', command: stateActuals, then: ({ number }) => ({ message: `The cost of ${number} is noted.` }) })
export const stateActualsOnFloorAction = defineAction({ name: 'runs.state-actuals-on-floor', entrance: 'microfactory', ability: 'runs:confirm', schema: actualsSchema, stamp: 'version', command: stateActuals, then: ({ number }) => ({ message: `The cost of ${number} is noted. The brand reads it when it closes the run.` }) })
export const changeRevisionAction = defineAction({ name: 'runs.change-revision', entrance: 'brand', ability: 'runs:order', schema: changeRevisionSchema, stamp: 'version', command: changeRevision, then: ({ number, revision, state }) => ({ message: `${number} is now at revision ${revision}${state === 'quoted' ? ', quoted anew. The workshop confirms it again.' : '.'}` }) })
export const takeNewDesignAction = defineAction({ name: 'runs.take-new-design', entrance: 'brand', ability: 'runs:release', schema: runSchema, stamp: 'version', command: takeNewDesign, then: ({ number, revision }) => ({ message: `${number} is released anew at revision ${revision}.` }) })
export const keepDesignAction = defineAction({ name: 'runs.keep-design', entrance: 'brand', ability: 'runs:release', schema: runSchema, stamp: 'version', command: keepDesign, then: ({ number }) => ({ message: `${number} stays as it was released.` }) })
export const askReworkAction = defineAction({ name: 'runs.ask-rework', entrance: 'brand', ability: 'runs:release', schema: askReworkSchema, command: askRework, then: ({ lot }) => ({ message: `Units of lot ${lot} are back on the floor’s list.` }) })
export const cancelReworkAction = defineAction({ name: 'runs.cancel-rework', entrance: 'brand', ability: 'runs:release', schema: cancelReworkSchema, stamp: 'version', command: cancelRework, then: () => ({ message: 'Rework cancelled. The units stay as they are.' }) })
export const reportReworkAction = defineAction({ name: 'runs.report-rework', entrance: 'microfactory', ability: 'runs:report', schema: reportReworkSchema, stamp: 'version', command: reportRework, then: ({ lot, ...report }) => ({ message: `Rework done: ${countWords(report)}, lot ${lot}.` }) })
