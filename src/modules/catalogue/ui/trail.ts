import type { TrailEntry } from '#audit/list-trail.ts'
import type { TimelineEntry } from '#ui/timeline.tsx'
import type { Tone } from '#ui/state-words.ts'
import { changeWords } from './words.ts'

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
  'catalogue.bill-changed': (data) => [`Revision ${text(data.revision)}: parts list changed${data.file ? ` by ${text(data.file)}` : ''} (${changeWords({ added: Number(data.added), removed: Number(data.removed), changed: Number(data.changed) })})`, Array.isArray(data.lines) ? data.lines.slice(0, 6).join(' · ') : undefined],
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

/** The trail of a toy or part as the timeline shows it: newest first, and what was written into one parts list in one go as one entry. */
export function catalogueTimeline(trail: readonly TrailEntry[]): TimelineEntry[] {
  return inOneGo(trail).map((entries) => {
    const [{ id, at, by, type, data }] = entries
    if (entries.length > 1) return { id, at, by, what: `Revision ${text(data.revision)}: ${entries.length} lines of the parts list set` }
    const [what, note, tone] = WORDS[type]?.(data) ?? [type]
    return { id, at, by, what, note: note || undefined, tone }
  })
}

const ONE_GO_MS = 30 * 60_000

/** Lines of the same parts list set by the same person within half an hour of each other belong together; everything else stands alone. */
function inOneGo(trail: readonly TrailEntry[]): [TrailEntry, ...TrailEntry[]][] {
  const groups: [TrailEntry, ...TrailEntry[]][] = []
  for (const entry of trail) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const together = last && entry.type === 'catalogue.bom-line-set' && last.type === entry.type && last.by === entry.by && last.data.revision === entry.data.revision && Date.parse(last.at) - Date.parse(entry.at) < ONE_GO_MS
    if (group && together) group.push(entry)
    else groups.push([entry])
  }
  return groups
}
