import { countWords } from '../../domain/count-words.ts'
import type { FloorEntry } from '../../domain/outbox.ts'

/** What an entry says, as its person would. */
export function entryWords(entry: FloorEntry): string {
  switch (entry.kind) {
    case 'report': return countWords(entry)
    case 'undo': return `Take back ${countWords(entry)}`
    case 'pause': return `Pause: ${entry.cause}`
    case 'resume': return 'Go on'
  }
}
