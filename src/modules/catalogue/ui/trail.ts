import type { TrailEntry } from '#audit/list-trail.ts'
import type { TimelineEntry } from '#ui/timeline.tsx'
import type { Tone } from '#ui/state-words.ts'

type Data = Readonly<Record<string, unknown>>
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** What each event says, in the past tense. */
const WORDS: Readonly<Record<string, (data: Data) => readonly [what: string, note?: string, tone?: Tone]>> = {
  'catalogue.toy-added': () => ['Toy added', 'With revision A as a draft.'],
  'catalogue.toy-changed': () => ['Toy described anew'],
  'catalogue.toy-retired': () => ['Toy retired', undefined, 'held'],
  'catalogue.revision-added': (data) => [`Revision ${text(data.code)} begun`, text(data.changeNote)],
  'catalogue.revision-released': (data) => [`Revision ${text(data.code)} released`, undefined, 'released'],
  'catalogue.bom-line-set': (data) => [`Revision ${text(data.revision)}, line ${text(data.findNumber)}: ${text(data.quantity)} × ${text(data.part)}`],
  'catalogue.bom-line-removed': (data) => [`Revision ${text(data.revision)}, line ${text(data.findNumber)} removed`],
  'catalogue.part-added': (data) => [`Part ${text(data.number)} added`, 'With revision A.'],
  'catalogue.part-changed': () => ['Part described anew'],
  'catalogue.part-revision-added': (data) => [`Revision ${text(data.code)} added`, text(data.changeNote)],
  'catalogue.part-retired': () => ['Part retired', undefined, 'held'],
  'catalogue.sku-added': (data) => [`SKU ${text(data.code)} added`, `GTIN ${text(data.gtin)}`],
  'catalogue.sku-changed': (data) => [`SKU ${text(data.code)} changed`],
  'catalogue.sku-retired': (data) => [`SKU ${text(data.code)} retired`, undefined, 'held'],
  'catalogue.fit-edge-added': (data) => [`Fit noted: ${text(data.fit).replaceAll('-', ' ')}, revision ${text(data.revision)}`, text(data.evidence), data.fit === 'not-safe' ? 'rejected' : data.fit === 'exact' ? 'released' : 'held'],
  'catalogue.guide-added': (data) => [`Guide “${text(data.title)}” published`],
  'catalogue.guide-changed': (data) => [`Guide “${text(data.after)}” changed`],
  'catalogue.guide-retired': (data) => [`Guide “${text(data.title)}” taken off the public pages`, undefined, 'held'],
}

/** The trail of a toy or part as the timeline shows it. */
export function catalogueTimeline(trail: readonly TrailEntry[]): TimelineEntry[] {
  return trail.map(({ id, at, by, type, data }) => {
    const [what, note, tone] = WORDS[type]?.(data) ?? [type]
    return { id, at, by, what, note: note || undefined, tone }
  })
}
