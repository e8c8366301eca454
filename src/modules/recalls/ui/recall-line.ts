import { pick } from '#kernel/pick.ts'
import { momentText } from '#ui/date-text.tsx'
import type { RecallRow } from '../queries.ts'

export interface RecallLine extends Pick<RecallRow, 'number' | 'title' | 'state' | 'lotCount' | 'publishedAt'> {
  /** `publishedAt` on the clock of the brand, in words. */
  readonly published?: string
}

/** Of a recall, what the table of recalls shows. */
export function recallLine(recall: RecallRow): RecallLine {
  return { ...pick(recall, 'number', 'title', 'state', 'lotCount', 'publishedAt'), ...(recall.publishedAt && { published: momentText(recall.publishedAt, recall.timeZone) }) }
}
