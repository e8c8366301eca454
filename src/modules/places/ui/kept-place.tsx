import { clockTime, dateAt, weekdayName } from '#kernel/calendar-date.ts'
import { DateText } from '#ui/date-text.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { DateField, RadioGroup, TextField } from '#ui/fields.tsx'
import { ActionForm, type FormAction } from '#ui/form.tsx'
import { Section } from '#ui/page-head.tsx'
import type { Place } from '../store.ts'
import { PlaceFields } from './place-fields.tsx'

export interface PlaceActions {
  readonly change: FormAction
  readonly addClosure: FormAction
  readonly removeClosure: FormAction
}

const days = (list: readonly number[]) => list.map(weekdayName).join(', ') || 'never'

/** A place's closed days, and its address, days and hours: changed by whoever keeps it, read by others. */
export function KeptPlace({ place, edits, workspace, actions, now, size = 'normal' }: {
  readonly place: Place
  readonly edits: boolean
  readonly workspace: string
  readonly actions: PlaceActions
  readonly now: Date
  readonly size?: 'normal' | 'touch' | 'floor'
}) {
  const today = dateAt(now, place.timeZone)
  const hidden = { workspace, locationId: place.id }
  return (
    <>
      <Section title="Closed days" id="closures" about="Nothing is sent or received on them, and workshops do not work. Promises take them into account at once.">
        <ul className="border-t border-line">
          {place.closures.length === 0 && <li className="border-b border-line py-2.5 text-ink-soft">None noted.</li>}
          {place.closures.map((closure) => (
            <li key={closure.id} className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line py-1.5">
              <span className={closure.lastDay < today ? 'text-ink-soft' : ''}><span className="font-semibold">{closure.reason}</span> · <DateText day={closure.firstDay} today={today} />{closure.lastDay !== closure.firstDay && <> to <DateText day={closure.lastDay} today={today} /></>}</span>
              {edits && <ActionForm action={actions.removeClosure} hidden={{ workspace, closureId: closure.id }} submitLabel="Remove" variant="plain" size={size} label={`Remove ${closure.reason}`} />}
            </li>
          ))}
        </ul>
        {edits && (
          <ActionForm action={actions.addClosure} hidden={hidden} submitLabel="Add closed days" variant="quiet" layout="row" size={size} className="mt-4" label="Add closed days">
            <DateField name="firstDay" label="From" />
            <DateField name="lastDay" label="To" optional />
            <TextField name="reason" label="Why" placeholder="Inventory" />
          </ActionForm>
        )}
      </Section>
      <Section title={edits ? 'Address, days and hours' : 'Days and hours'} id="change">
        {edits ? (
          <ActionForm action={actions.change} hidden={hidden} submitLabel="Save place" size={size}>
            <PlaceFields place={place} />
            <RadioGroup name="state" label="This place is" defaultValue={place.state} options={[{ value: 'open', label: 'Open' }, { value: 'closed', label: 'Closed for good', help: 'What lies here is no longer promised. Nothing is deleted.' }]} />
          </ActionForm>
        ) : (
          <DefinitionList items={[
            { label: 'Address', value: [place.street, place.postcode, place.city, place.region].filter(Boolean).join(', ') },
            { label: 'Sends on', value: `${days(place.dispatchDays)}, cut-off ${clockTime(place.cutOffMinutes)}` }, { label: 'Receives on', value: days(place.receivingDays) }, { label: 'Time zone', value: place.timeZone },
          ]} />
        )}
      </Section>
    </>
  )
}
