import type { Id } from '#kernel/ids.ts'
import { plural } from '#kernel/plural.ts'
import { invalid, notFound } from '#kernel/refusal.ts'
import { ok, refused } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'

export interface SentLine {
  readonly id: Id
  readonly lotId: Id
  readonly quantity: number
}

/** What a person counted on arrival. `discrepancy`: a word about what is missing. */
export interface CountedLine {
  readonly lineId: Id
  readonly received: number
  readonly discrepancy?: string
}

export interface ReceivedLine {
  readonly id: Id
  readonly lotId: Id
  readonly sent: number
  readonly received: number
  readonly missing: number
  readonly discrepancy: string
}

/**
 * Compares what was counted with what was sent; every line needs an answer, and a short one a word. Received pieces go to the shelf
 * (transit → location); missing ones leave the books as lost (transit → scrap), so that nothing stays in transit for ever.
 * More than was sent is refused: the ledger cannot know where the rest came from, so it is entered as a count at the place afterwards.
 */
export function decideReceipt(sent: readonly SentLine[], counted: readonly CountedLine[]): Result<{ readonly lines: readonly ReceivedLine[]; readonly missing: number }> {
  const answers = new Map<Id, { count: CountedLine; index: number }>()
  for (const [index, count] of counted.entries()) {
    if (!sent.some(({ id }) => id === count.lineId)) return refused(notFound('line'))
    if (answers.has(count.lineId)) return refused(invalid('line-twice', 'This line is answered twice.', { field: `lines[${index}].received` }))
    answers.set(count.lineId, { count, index })
  }
  const lines: ReceivedLine[] = []
  for (const { id, lotId, quantity } of sent) {
    const answer = answers.get(id)
    if (!answer) return refused(invalid('line-unanswered', 'Say for every line how many pieces came; 0 when none did.', { field: 'lines' }))
    const { received } = answer.count
    const field = `lines[${answer.index}].received`
    if (!Number.isSafeInteger(received) || received < 0) return refused(invalid('received-not-a-count', 'Enter a whole number, 0 or more.', { field }))
    if (received > quantity) {
      return refused(invalid('received-too-many', `${plural(quantity, 'piece')} ${quantity === 1 ? 'was' : 'were'} sent. Count again; if there really are ${received}, receive ${quantity} here and enter the rest as a stock count.`, { field, detail: { sent: quantity, received } }))
    }
    const discrepancy = received < quantity ? (answer.count.discrepancy ?? '').trim() : ''
    if (received < quantity && discrepancy === '') return refused(invalid('discrepancy-unnamed', `${quantity - received} of ${quantity} ${quantity - received === 1 ? 'is' : 'are'} missing: say in a word what happened (box open, not in the parcel).`, { field: `lines[${answer.index}].discrepancy` }))
    lines.push({ id, lotId, sent: quantity, received, missing: quantity - received, discrepancy })
  }
  return ok({ lines, missing: lines.reduce((sum, { missing }) => sum + missing, 0) })
}
