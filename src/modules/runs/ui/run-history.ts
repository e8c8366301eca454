import type { TrailEntry } from '#audit/list-trail.ts'
import { formatMinor } from '#kernel/money.ts'
import type { TimelineEntry } from '#ui/timeline.tsx'
import type { Tone } from '#ui/state-words.ts'
import { dayText } from '#ui/date-text.tsx'

/** The events of a run as its history tells them. */
export function runHistory(trail: readonly TrailEntry[], currency: string): TimelineEntry[] {
  return trail.map((entry) => {
    const [what, tone, note] = sentence(entry, currency)
    return { id: entry.id, at: entry.at, by: entry.by, what, tone, note: note || undefined }
  })
}

function sentence({ type, data }: TrailEntry, currency: string): [what: string, tone: Tone, note?: string] {
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '')
  const count = (name: string) => Number(data[name] ?? 0).toLocaleString('en-US')
  const money = (name: string) => (typeof data[name] === 'number' ? formatMinor(data[name], currency) : '')
  switch (type) {
    case 'runs.ordered': return [`Ordered: ${count('quantity')} at ${text('workshop')}`, 'planned', data.state === 'quoted' ? `Quoted at ${money('cost')}, ready ${dayText(text('readyOn'))}.` : 'Kept as a draft.']
    case 'runs.quoted': return ['Quoted', 'planned', `${money('cost')}, ready ${dayText(text('readyOn'))}.`]
    case 'runs.confirmed': return ['Confirmed by the workshop', 'progress', text('readyOn') && `Ready day set to ${dayText(text('readyOn'))}.`]
    case 'runs.declined': return ['Declined by the workshop', 'rejected', text('reason')]
    case 'runs.released': return [`Released to the floor at revision ${text('revision')}`, 'released', `The design is frozen: ${count('parts')} lines, ${text('frozenHash').slice(0, 12)}.`]
    case 'runs.reported': return [`Reported ${count('good')} good${data.scrap ? `, ${count('scrap')} scrap` : ''}`, data.scrap ? 'held' : 'progress', `${count('goodCount')} good in all.${text('scrapReason') ? ` Scrap: ${text('scrapReason')}.` : ''}${text('uncovered') ? ` No lot covered ${text('uncovered')}.` : ''}`]
    case 'runs.report-undone': return [`Took back a report of ${count('good')} good${data.scrap ? `, ${count('scrap')} scrap` : ''}`, 'held', `${count('goodCount')} good in all.`]
    case 'runs.paused': return ['Paused', 'held', text('cause')]
    case 'runs.resumed': return ['Goes on', 'progress']
    case 'runs.finished': return [`Finished: ${count('good')} good, ${count('scrap')} scrap of ${count('ordered')} ordered`, 'released']
    case 'runs.closed': return ['Closed', 'released']
    case 'runs.cancelled': return ['Cancelled', 'planned', text('reason')]
    case 'runs.stopped': return ['Stopped', 'rejected', text('reason')]
    case 'runs.moved': return [`Moved: starts ${dayText(text('startOn'))}`, 'progress', text('readyOn') !== text('readyBefore') ? `Ready ${dayText(text('readyOn'))}${text('readyBefore') && ` instead of ${dayText(text('readyBefore'))}`}.` : Number(data.overHours) > 0 ? `The day is kept, ${count('overHours')} hours over.` : '']
    case 'runs.lot-loaded': return [text('lot') ? `Loaded lot ${text('lot')} of ${text('part')}` : `${text('part')}: the oldest lot goes first again`, 'progress']
    case 'runs.lot-closed': return [`Ended lot ${text('lot')} with ${count('good')} good`, 'progress', text('reason')]
    case 'runs.actuals-stated': return [`Stated the cost: ${money('total')}`, 'planned', text('note')]
    case 'runs.revision-changed': return [`Changed to revision ${text('revision')}`, 'held', data.requoted ? 'Quoted anew.' : '']
    case 'runs.released-anew': return [`Released anew at revision ${text('revision')}`, 'released', `${text('before').slice(0, 12)} became ${text('frozenHash').slice(0, 12)}.`]
    case 'runs.design-kept': return ['Kept the design as released', 'planned', `Looked at revision ${text('newest')}.`]
    case 'runs.rework-asked': return [`Sent ${count('quantity')} of lot ${text('lot')} back to the floor`, 'held', text('instruction')]
    case 'runs.rework-done': return [`Reworked: ${count('good')} good${data.scrap ? `, ${count('scrap')} scrap` : ''}`, 'released', `Lot ${text('lot')}.`]
    case 'runs.rework-cancelled': return ['Rework cancelled', 'planned', text('reason')]
    default: return [type.replace(/^.*\./, '').replaceAll('-', ' '), 'planned']
  }
}
