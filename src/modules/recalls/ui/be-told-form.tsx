import { NumberField, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { PageLink } from '#ui/page-link.tsx'
import { registerToyAction } from '../actions.ts'

/** On the page of a toy, below all that is more urgent: an address to be told of a recall. */
export function BeToldForm({ gtin, lot, serial, brand, asked }: {
  readonly gtin: string
  readonly lot: { readonly code: string; readonly serialised: boolean }
  /** As the code on the toy has it. */
  readonly serial?: string
  readonly brand: { readonly slug: string; readonly name: string; readonly policies: readonly string[] }
  /** It was sent just now. The same is said whether or not the address was there before. */
  readonly asked: boolean
}) {
  return (
    <section id="be-told" aria-labelledby="be-told-title" className="no-print mt-14 grid scroll-mt-6 gap-x-12 gap-y-5 border-t border-line pt-8 md:grid-cols-[1fr_minmax(0,24rem)]">
      <div>
        <h2 id="be-told-title" className="font-display text-xl font-semibold tracking-[-0.02em]">Be told if this toy is recalled</h2>
        <p className="measure mt-2 text-ink-soft">{brand.name} writes to you if it ever must be, and about nothing else.</p>
        <p className="measure mt-2 text-ink-soft">
          We keep your address and which toy it is for, nothing more, until you stop.
          {brand.policies.includes('privacy') && <> <PageLink href={`/policies/${brand.slug}/privacy`} className="prose-link">Privacy</PageLink></>}
        </p>
      </div>
      {asked ? <Asked /> : (
        <ActionForm action={registerToyAction} hidden={{ gtin, lot: lot.code }} size="touch" submitLabel="Tell me" pendingLabel="Sending …" variant="quiet" label="Be told if this toy is recalled">
          <TextField name="email" label="Your e-mail" type="email" autoComplete="email" inputMode="email" maxLength={254} />
          {lot.serialised && <NumberField name="unit" label="Number of the toy" optional defaultValue={serial && /^\d{1,8}$/.test(serial) ? serial : null} help="It stands after the lot on the label. A recall may be of some numbers only." />}
        </ActionForm>
      )}
    </section>
  )
}

function Asked() {
  return (
    <div role="status" className="flex items-start gap-3">
      <Icon name="send" className="mt-0.5 size-6 shrink-0 text-released" />
      <div>
        <p className="font-semibold">Now look in your mailbox</p>
        <p className="measure mt-1 text-ink-soft">If this address is not on the list for this toy yet, a message is on its way to it. You are on the list once you have said yes there. Nothing came? Look among the unwanted mail, and try again in an hour.</p>
      </div>
    </div>
  )
}
