import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField } from '#ui/fields.tsx'
import { ActionForm, type FormAction } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { Place } from '../store.ts'
import { KeptPlace, type PlaceActions } from './kept-place.tsx'
import { PlaceFields } from './place-fields.tsx'
import { PlacesTable } from './places-table.tsx'

/** What the places of a workshop's people and of a shop's differ in. */
const WORDS = {
  microfactory: {
    size: 'floor', about: 'Where you work: hours, days and closed days. Promises and the board follow them.', empty: 'Add your workshop, so that brands can order runs from you.',
    adding: 'A workshop or a warehouse of yours.', kinds: [{ value: 'workshop', label: 'A workshop: toys are made here' }, { value: 'warehouse', label: 'A warehouse: stock is kept here' }],
  },
  retailer: {
    size: 'touch', about: 'Your shops: where parcels go, on which days you receive, and when you are closed. Promises follow them.', empty: 'Add your shop, so that brands can promise you a day.',
    adding: 'A shop, a venue for pop-ups, or a warehouse of yours.', kinds: [{ value: 'shop', label: 'A shop' }, { value: 'venue', label: 'A venue: pop-ups and events' }, { value: 'warehouse', label: 'A warehouse: stock is kept here' }],
  },
} as const

interface Partner {
  readonly kind: keyof typeof WORDS
  readonly workspace: string
  /** Where their places stand: '/f/alameda/places'. */
  readonly path: string
}

/** The places of a partner's own. */
export function PartnerPlaces({ kind, path, places, edits }: Omit<Partner, 'workspace'> & { readonly places: readonly Place[]; readonly edits: boolean }) {
  const { size, about, empty } = WORDS[kind]
  const add = edits && <LinkButton href={`${path}/new`} size={size}>Add a place</LinkButton>
  return (
    <>
      <PageHead title="Places" about={about} action={add} />
      <PlacesTable places={places} path={path} now={new Date()} empty={<EmptyState title="No place yet" action={add}>{empty}</EmptyState>} />
    </>
  )
}

/** `first`: most further places are in the same town as the first one. */
export function NewPartnerPlace({ kind, workspace, path, first, action }: Partner & { readonly first: Place | undefined; readonly action: FormAction }) {
  const { size, adding, kinds } = WORDS[kind]
  return (
    <div className="max-w-2xl">
      <PageHead title="Add a place" crumbs={[{ label: 'Places', href: path }]} about={adding} />
      <ActionForm action={action} hidden={{ workspace }} submitLabel="Add place" pendingLabel="Adding …" size={size} beside={<LinkButton href={path} variant="plain" size={size}>Cancel</LinkButton>}>
        <SelectField name="kind" label="What is it?" defaultValue={kinds[0].value} options={kinds} />
        <PlaceFields place={{ timeZone: first?.timeZone ?? 'America/Los_Angeles', country: first?.country }} />
      </ActionForm>
    </div>
  )
}

/** One of them, with its closed days; `edits`: the reader may change it. */
export function PartnerPlace({ kind, workspace, path, place, edits, actions }: Partner & { readonly place: Place; readonly edits: boolean; readonly actions: PlaceActions }) {
  return (
    <div className="max-w-2xl">
      <PageHead title={place.name} crumbs={[{ label: 'Places', href: path }]} state={<StateBadge state={place.state} tone={place.state === 'open' ? 'released' : 'planned'} />} about={place.city} />
      <KeptPlace place={place} edits={edits} workspace={workspace} actions={actions} now={new Date()} size={WORDS[kind].size} />
    </div>
  )
}
