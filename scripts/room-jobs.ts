import { pilotsJobs } from '#modules/pilots/jobs.ts'
import { forgetUnconfirmedOfAllBrands, recallsJobs } from '#modules/recalls/jobs.ts'
import { expireRestocksOfAllBrands, restocksJobs } from '#modules/restocks/jobs.ts'
import { endHoldsOfAllBrands, foldTallies } from '#modules/stock/jobs.ts'
import type { JobHandlers, Schedule } from '#server/jobs/run-worker.ts'

/** What each room does after a commit. A room with a jobs.ts is listed here. */
export const roomHandlers: readonly JobHandlers[] = [pilotsJobs, recallsJobs, restocksJobs]

/** What happens by the clock. */
export const roomSchedules: readonly Schedule[] = [
  { cron: '* * * * *', name: 'fold-stock-tallies', run: () => foldTallies() },
  { cron: '*/5 * * * *', name: 'end-expired-holds', run: endHoldsOfAllBrands },
  { cron: '23 * * * *', name: 'expire-restocks', run: expireRestocksOfAllBrands },
  { cron: '41 3 * * *', name: 'forget-unconfirmed', run: forgetUnconfirmedOfAllBrands },
]
