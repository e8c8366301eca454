import type { Metadata } from 'next'
import { formatDigitalLink } from '#kernel/gs1.ts'
import { confirmRegistrationAction, withdrawRegistrationAction } from '#modules/recalls/actions.ts'
import { getRegistration, type RegistrationPage } from '#modules/recalls/queries.ts'
import { RecallState } from '#modules/recalls/ui/recall-state.tsx'
import { CheckboxField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { FindBox } from '#ui/frames/public-frame.tsx'
import { PageLink, PageLinkButton } from '#ui/page-link.tsx'
import { PublicPage } from '../../public-page.tsx'

// The secret stays on this site. Not 'no-referrer': with it a form posts without its origin, and is refused.
export const metadata: Metadata = { title: 'Your registration', robots: { index: false }, referrer: 'same-origin' }

/** What the link in a mail about a registered toy opens. Opening it changes nothing, since mail scanners open every link: the buttons do. */
export default async function Page({ params, searchParams }: PageProps<'/registrations/[token]'>) {
  const [{ token }, { stop }] = await Promise.all([params, searchParams])
  const registration = await getRegistration(token)
  return <PublicPage find={false}><div className="max-w-2xl">{registration ? <Registered registration={registration} token={token} stop={stop !== undefined} /> : <NotWhole />}</div></PublicPage>
}

function Registered({ registration, token, stop }: { readonly registration: RegistrationPage; readonly token: string; readonly stop: boolean }) {
  const { state, toyName, brandName, gtin, lot, unit, recalled } = registration
  const page = formatDigitalLink('', { gtin, lot, ...(unit !== null && { serial: String(unit) }) }).value ?? '/find'
  const toy = <PageLink href={page} className="prose-link">{toyName}</PageLink>
  const about = <>{toy}, lot <span className="font-mono whitespace-nowrap">{lot}</span>{unit !== null && <>, number {unit}</>}</>
  return (
    <>
      {recalled && state !== 'withdrawn' && <div className="mb-8"><RecallState look="alarm" title="Recalled. Stop using this toy." action={<PageLinkButton href={page} variant="primary">Read what to do</PageLinkButton>} /></div>}
      {state === 'withdrawn' ? (
        <>
          <Title>Your address is erased</Title>
          <p className="mt-2">Nobody is told any more through this link about {about}. If that was a mistake, register the toy again <PageLink href={`${page}#be-told`} className="prose-link">on its page</PageLink>.</p>
        </>
      ) : stop ? (
        <>
          <Title>Stop, and erase your address?</Title>
          <p className="mt-2">You will not hear of a recall of {about}. The address is erased at once, and cannot be brought back.</p>
          <Stop token={token} registration={registration} />
        </>
      ) : state === 'asked' ? (
        <>
          <Title>Shall we tell you if it is recalled?</Title>
          <p className="mt-2">{about}. {brandName} writes to you if it ever must be, and about nothing else.</p>
          <ActionForm action={confirmRegistrationAction} hidden={{ token }} size="touch" submitLabel="Yes, tell me" pendingLabel="One moment …" className="mt-6" beside={<StopLink token={token} />} />
        </>
      ) : (
        <>
          <Title>You are on the list</Title>
          <p className="mt-2">{brandName} writes to you if {about} is recalled, and about nothing else.</p>
          <div className="mt-4"><StopLink token={token} /></div>
        </>
      )}
    </>
  )
}

const Title = ({ children }: { readonly children: string }) => <h1 className="font-display text-2xl font-semibold tracking-[-0.03em] sm:text-3xl">{children}</h1>

const StopLink = ({ token }: { readonly token: string }) => <PageLink href={`/registrations/${token}?stop`} className="prose-link inline-flex min-h-11 items-center">Stop, and erase my address</PageLink>

function Stop({ token, registration: { state, others, brandName } }: { readonly token: string; readonly registration: RegistrationPage }) {
  return (
    <ActionForm action={withdrawRegistrationAction} hidden={{ token }} size="touch" variant="danger" submitLabel="Erase my address" pendingLabel="Erasing …" className="mt-6"
      beside={state === 'confirmed' && <PageLink href={`/registrations/${token}`} className="prose-link inline-flex min-h-11 items-center">Keep it</PageLink>}>
      {others > 0 && <CheckboxField name="all" label={others === 1 ? `Also for the other toy of ${brandName} with this address` : `Also for the ${others.toLocaleString('en-US')} other toys of ${brandName} with this address`} />}
    </ActionForm>
  )
}

function NotWhole() {
  return (
    <>
      <Title>This link is not whole</Title>
      <p className="mt-2">Part of the address is missing or changed. Copy all of it from the message. To be told of a recall, find your toy by its code, and leave your address there.</p>
      <div className="mt-6"><FindBox size="large" label="Find your toy by its code" /></div>
    </>
  )
}
