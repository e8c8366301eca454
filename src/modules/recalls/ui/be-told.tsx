import { Icon } from '#ui/icon.tsx'
import { PageLinkButton } from '#ui/page-link.tsx'

/**
 * On the page of a toy, below all that is more urgent: the way to be told of a recall. The form has a page of its own, so that its script is
 * loaded by those who want it: most people who scan a toy come for a part, on a phone.
 */
export function BeTold({ href, brandName, asked }: {
  readonly href: string
  readonly brandName: string
  /** It was sent just now. The same is said whether or not the address was there before. */
  readonly asked: boolean
}) {
  return (
    <section id="be-told" aria-labelledby="be-told-title" className="no-print mt-14 flex scroll-mt-6 flex-wrap items-end justify-between gap-x-12 gap-y-4">
      <div>
        <h2 id="be-told-title" className="font-display text-xl font-semibold tracking-[-0.02em]">{asked ? 'Now look in your mailbox' : 'Be told if this toy is recalled'}</h2>
        {asked ? (
          <div role="status" className="mt-2 flex items-start gap-3">
            <Icon name="send" className="mt-1 size-5 shrink-0 text-released" />
            <p className="measure">If this address is not on the list for this toy yet, a message is on its way to it. You are on the list once you have said yes there. Nothing came? Look among the unwanted mail, and try again in an hour.</p>
          </div>
        ) : <p className="measure mt-1 text-ink-soft">{brandName} writes to you if it ever must be, and about nothing else.</p>}
      </div>
      {!asked && <PageLinkButton href={href} variant="quiet">Leave your e-mail</PageLinkButton>}
    </section>
  )
}
