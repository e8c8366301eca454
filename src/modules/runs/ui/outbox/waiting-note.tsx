'use client'
import { useOutbox } from './outbox-context.tsx'
import { countWords } from '../../domain/count-words.ts'

/** On the card of a run: what of it is still only on this phone. */
export function WaitingNote({ runId }: { readonly runId: string }) {
  const { entries } = useOutbox()
  const own = entries.filter((entry) => entry.run.id === runId)
  if (own.length === 0) return null
  const sum = own.filter(({ refusal }) => refusal === null).reduce((total, entry) => {
    const sign = entry.kind === 'report' ? 1 : entry.kind === 'undo' ? -1 : 0
    return sign === 0 ? total : { good: total.good + sign * (entry as { good: number }).good, scrap: total.scrap + sign * (entry as { scrap: number }).scrap }
  }, { good: 0, scrap: 0 })
  const refused = own.some(({ refusal }) => refusal !== null)
  return <p className={`mt-3 text-base font-medium ${refused ? 'text-rejected' : 'text-held'}`}>{refused ? 'Something of this run was refused: look at what waits.' : sum.good + sum.scrap > 0 ? `${countWords(sum)} wait on this phone.` : 'Changes wait on this phone.'}</p>
}
