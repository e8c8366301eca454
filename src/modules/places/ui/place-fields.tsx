import { clockTime } from '#kernel/calendar-date.ts'
import { CheckboxGroup, NumberField, SelectField, TextField } from '#ui/fields.tsx'
import { timeZoneOptions } from './time-zone-options.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

export interface PlaceDefaults {
  readonly name?: string
  readonly street?: string
  readonly city?: string
  readonly region?: string
  readonly postcode?: string
  readonly country?: string
  readonly latitude?: number
  readonly longitude?: number
  readonly timeZone: string
  readonly dispatchDays?: readonly number[]
  readonly receivingDays?: readonly number[]
  readonly cutOffMinutes?: number
  readonly openHoursPerDay?: number
}

/** Address, point on the map, and when the place ships and receives: what promises are made of. */
export function PlaceFields({ place, nameField = 'name', nameLabel = 'Name of the place' }: { readonly place: PlaceDefaults; readonly nameField?: string; readonly nameLabel?: string }) {
  return (
    <>
      <TextField name={nameField} label={nameLabel} optional={nameField !== 'name'} defaultValue={place.name} help={nameField !== 'name' ? 'Empty: the same as the partner’s.' : undefined} />
      <TextField name="street" label="Street" optional autoComplete="street-address" defaultValue={place.street} />
      <div className="grid items-start gap-4 sm:grid-cols-[1.6fr_1fr_1fr_5rem]">
        <TextField name="city" label="City" defaultValue={place.city} />
        <TextField name="region" label="State" optional defaultValue={place.region} />
        <TextField name="postcode" label="Postcode" optional defaultValue={place.postcode} />
        <TextField name="country" label="Country" defaultValue={place.country ?? 'US'} maxLength={2} mono />
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <NumberField name="latitude" label="Latitude" decimals placeholder="37.7749" defaultValue={place.latitude} help="For the map and for distances." />
        <NumberField name="longitude" label="Longitude" decimals placeholder="-122.4194" defaultValue={place.longitude} />
      </div>
      <SelectField name="timeZone" label="Time zone" options={timeZoneOptions()} defaultValue={place.timeZone} />
      <Days name="dispatchDays" label="Sends on" days={place.dispatchDays ?? [1, 2, 3, 4, 5]} />
      <Days name="receivingDays" label="Receives on" days={place.receivingDays ?? [1, 2, 3, 4, 5]} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField name="cutOffMinutes" label="Cut-off" type="time" defaultValue={clockTime(place.cutOffMinutes ?? 840)} help="What is ordered later leaves on the next day." />
        <NumberField name="openHoursPerDay" label="Hours a day" unit="h" defaultValue={place.openHoursPerDay ?? 8} help="Machines of a workshop, doors of a shop." />
      </div>
    </>
  )
}

function Days({ name, label, days }: { readonly name: string; readonly label: string; readonly days: readonly number[] }) {
  return (
    <CheckboxGroup name={name} label={label} defaultValues={days.map(String)} options={WEEKDAYS.map((day, index) => ({ value: String(index + 1), label: day }))} />
  )
}
