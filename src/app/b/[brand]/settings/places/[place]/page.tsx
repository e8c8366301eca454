import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { listTrail } from '#audit/list-trail.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { clockTime, dateAt, weekdayName } from '#kernel/calendar-date.ts'
import { addClosureAction, changeLocationAction, removeClosureAction } from '#modules/places/actions.ts'
import { getPlace } from '#modules/places/queries/places.ts'
import { PlaceFields } from '#modules/places/ui/place-fields.tsx'
import { placesTimeline } from '#modules/places/ui/trail.ts'
import { DateText } from '#ui/date-text.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { DateField, RadioGroup, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

export const metadata: Metadata = { title: 'Place' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string; place: string }> }) {
  const { brand, place: placeId } = await params
  const path = `/b/${brand}/settings/places`
  const actor = await requireActor('brand', brand, `${path}/${placeId}`)
  const found = await getPlace(actor, placeId)
  if (!found) notFound()
  const { place, owner } = found
  const edits = found.editable && may(actor, 'places:edit')
  const today = dateAt(new Date(), place.timeZone)
  const trail = await listTrail(actor.brandId, { kind: 'location', id: place.id }, 30)
  const hidden = { workspace: brand, locationId: place.id }
  const days = (list: readonly number[]) => list.map(weekdayName).join(', ') || 'never'
  return (
    <div className="max-w-2xl">
      <PageHead title={place.name} crumbs={owner.mine ? [{ label: 'Places', href: path }] : [{ label: 'Retailers & workshops', href: `/b/${brand}/retailers` }]} state={<StateBadge state={place.state} tone={place.state === 'open' ? 'released' : 'planned'} />} about={`${owner.name}, ${place.city}`} />
      {!edits && !owner.mine && <Notice title={`${owner.name} keeps this place`}>Their people change its days and hours; your promises follow.</Notice>}
      <Section title="Closed days" id="closures" about="Nothing is sent or received on them, and workshops do not work. Promises take them into account at once.">
        <ul className="border-t border-line">
          {place.closures.length === 0 && <li className="border-b border-line py-2.5 text-ink-soft">None noted.</li>}
          {place.closures.map((closure) => (
            <li key={closure.id} className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line py-1.5">
              <span className={closure.lastDay < today ? 'text-ink-soft' : ''}><span className="font-semibold">{closure.reason}</span> · <DateText day={closure.firstDay} today={today} />{closure.lastDay !== closure.firstDay && <> to <DateText day={closure.lastDay} today={today} /></>}</span>
              {edits && <ActionForm action={removeClosureAction} hidden={{ workspace: brand, closureId: closure.id }} submitLabel="Remove" variant="plain" label={`Remove ${closure.reason}`} />}
            </li>
          ))}
        </ul>
        {edits && (
          <ActionForm action={addClosureAction} hidden={hidden} submitLabel="Add closed days" variant="quiet" layout="row" className="mt-4" label="Add closed days">
            <DateField name="firstDay" label="From" />
            <DateField name="lastDay" label="To" optional />
            <TextField name="reason" label="Why" placeholder="Inventory" />
          </ActionForm>
        )}
      </Section>
      <Section title={edits ? 'Address, days and hours' : 'Days and hours'} id="change">
        {edits ? (
          <ActionForm action={changeLocationAction} hidden={hidden} submitLabel="Save place">
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
      {trail.length > 0 && <Section title="History" id="history"><Timeline entries={placesTimeline(trail)} timeZone={place.timeZone} /></Section>}
    </div>
  )
}
