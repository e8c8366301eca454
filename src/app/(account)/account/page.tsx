import type { Metadata } from 'next'
import Link from 'next/link'
import { ChevronRight, Factory, Store, ToyBrick } from 'lucide-react'
import { changeNameAction, setPasswordAction, signOutAction, signOutEverywhereAction } from '#auth/actions.ts'
import { workspacePath } from '#auth/enter.ts'
import { hasPassword } from '#auth/has-password.ts'
import { MIN_PASSWORD_LENGTH } from '#auth/password-rules.ts'
import { requirePerson } from '#auth/require-actor.ts'
import { listPartnerRequests } from '#modules/partners/queries/list-requests.ts'
import { PartnerRequests } from '#modules/partners/ui/partner-requests.tsx'
import { LinkButton } from '#ui/button.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Section } from '#ui/page-head.tsx'
import { ForgetOnSubmit, SignOutForm } from '#ui/sign-out-form.tsx'

export const metadata: Metadata = { title: 'Your account', robots: { index: false } }

const KINDS = {
  brand: { words: 'Brand', Icon: ToyBrick },
  microfactory: { words: 'Workshop', Icon: Factory },
  retailer: { words: 'Shop', Icon: Store },
} as const

export default async function Page() {
  const person = await requirePerson('/account')
  const [requests, password] = await Promise.all([listPartnerRequests(person), hasPassword(person.userId)])
  return (
    <div className="mx-auto max-w-2xl">
      <div className="mb-8 flex flex-wrap items-start justify-between gap-4">
        <div>
          <h1 className="font-display text-2xl font-semibold tracking-[-0.03em]">{person.name}</h1>
          <p className="mt-1 text-ink-soft">{person.email}</p>
        </div>
        <SignOutForm action={signOutAction} />
      </div>
      {requests.length > 0 && <Section title="Brands that would like to work with you" id="partners"><PartnerRequests requests={requests} /></Section>}
      <Section title="Workspaces" id="workspaces">
        {person.memberships.length === 0 ? (
          <p className="measure border-t border-line pt-4 text-ink-soft">You are in no workspace yet. Found a brand of your own, or ask somebody in a workshop or shop to invite {person.email}.</p>
        ) : (
          <ul className="border-t border-line">
            {person.memberships.map((membership) => {
              const { words, Icon } = KINDS[membership.kind]
              return (
                <li key={membership.id} className="border-b border-line">
                  <Link href={workspacePath(membership)} className="-mx-2 flex min-h-14 items-center gap-3 rounded-control px-2 py-2 hover:bg-paper-sunk">
                    <Icon aria-hidden className="size-5 text-ink-soft" />
                    <span className="min-w-0 flex-1"><span className="block truncate font-semibold">{membership.name}</span><span className="block text-sm text-ink-soft">{words}, {membership.role}</span></span>
                    <ChevronRight aria-hidden className="size-4 text-ink-soft" />
                  </Link>
                </li>
              )
            })}
          </ul>
        )}
        <div className="mt-4"><LinkButton href="/new" variant={person.memberships.length === 0 ? 'primary' : 'quiet'}>Found a brand</LinkButton></div>
      </Section>
      <Section title="Name" about="Others see it beside what you do." id="name">
        <ActionForm action={changeNameAction} submitLabel="Change name" variant="quiet" className="max-w-sm">
          <TextField name="name" label="Your name" autoComplete="name" defaultValue={person.name} />
        </ActionForm>
      </Section>
      <Section title={password ? 'Change password' : 'Set a password'} about="Signs out every other browser." id="password">
        <ActionForm action={setPasswordAction} submitLabel={password ? 'Change password' : 'Set password'} variant="quiet" className="max-w-sm">
          {password && <TextField name="current" label="Present password" type="password" autoComplete="current-password" />}
          <TextField name="password" label="New password" type="password" autoComplete="new-password" help={`At least ${MIN_PASSWORD_LENGTH} characters.`} />
        </ActionForm>
      </Section>
      <Section title="Sign out everywhere" about="A phone lost, a browser left open in a shop: every session ends with its next click, this one too." id="everywhere">
        <ForgetOnSubmit><ConfirmForm action={signOutEverywhereAction} label="Sign out everywhere …" title="Sign out everywhere?" consequence="Every browser and phone has to sign in again, this one too." confirmLabel="Sign out everywhere" variant="danger" /></ForgetOnSubmit>
      </Section>
    </div>
  )
}
