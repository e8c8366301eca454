import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { sendSignInLinkAction, signInAction } from '#auth/actions.ts'
import { homeOf } from '#auth/enter.ts'
import { oidcConfigured } from '#auth/next-auth-options.ts'
import { currentPerson } from '#auth/require-actor.ts'
import { returnTo } from '#auth/schemas.ts'
import { env } from '#env.ts'
import { DemoSignIns } from '#modules/home/ui/demo-sign-ins.tsx'
import { listDemoPeople } from '#modules/home/queries/list-demo-people.ts'
import { buttonClass } from '#ui/button-class.ts'
import { TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

const parameters = z.object({ to: returnTo, callbackUrl: z.string().optional().catch(undefined), error: z.string().optional().catch(undefined), by: z.enum(['password', 'link']).catch('password') })

/** Why a company account did not open the door. Everything else the provider or next-auth says is one thing to people: it did not work. */
const COMPANY_ERRORS: Readonly<Record<string, { title: string; next: string }>> = {
  'no-account': { title: 'Nobody here has this company account’s address', next: 'If you were invited, open the link in the invitation first. Otherwise ask somebody in your workspace for one, or sign in with another address.' },
  'email-unverified': { title: 'The company account does not confirm your address', next: 'Confirm your e-mail address there, then try again. You can also sign in with a link or a password.' },
}
const DID_NOT_WORK = { title: 'The company sign-in did not work', next: 'Nothing was changed. Try it again, or sign in with your e-mail address.' }

export default async function Page({ searchParams }: { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { error, by, ...aim } = parameters.parse(await searchParams)
  const to = aim.to ?? pathHere(aim.callbackUrl)
  const person = await currentPerson()
  if (person) redirect(to ?? homeOf(person))
  const problem = error && (COMPANY_ERRORS[error] ?? DID_NOT_WORK)
  const demo = env.DEMO ? await listDemoPeople() : []
  const other = (way: 'password' | 'link') => `/sign-in?${new URLSearchParams({ by: way, ...(to && { to }) }).toString()}`
  return (
    <div className={demo.length > 0 ? 'grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,24rem)_1fr]' : 'mx-auto max-w-sm'}>
      <section aria-labelledby="sign-in-title" className="grid content-start gap-6">
        <div>
          <h1 id="sign-in-title" className="font-display text-2xl font-semibold tracking-[-0.03em]">Sign in</h1>
          <p className="mt-1 text-ink-soft">To your brand, workshop or shop.</p>
        </div>
        {problem && <Notice kind="caution" title={problem.title}>{problem.next}</Notice>}
        {by === 'password' ? (
          <ActionForm action={signInAction} hidden={{ to }} size="touch" submitLabel="Sign in" pendingLabel="Signing in …" label="Sign in with a password"
            beside={<Link href={other('link')} className="inline-flex min-h-11 items-center font-medium underline underline-offset-4">Send me a link instead</Link>}>
            <TextField name="email" label="E-mail" type="email" autoComplete="username" inputMode="email" />
            <TextField name="password" label="Password" type="password" autoComplete="current-password" />
          </ActionForm>
        ) : (
          <ActionForm action={sendSignInLinkAction} hidden={{ to }} size="touch" submitLabel="Send the link" pendingLabel="Sending …" label="Have a sign-in link sent"
            beside={<Link href={other('password')} className="inline-flex min-h-11 items-center font-medium underline underline-offset-4">Use a password</Link>}>
            <TextField name="email" label="E-mail" type="email" autoComplete="username" inputMode="email" help="You get a link that signs you in once. It is good for 20 minutes." />
          </ActionForm>
        )}
        {oidcConfigured && (
          // A plain link: the route starts a conversation with the provider, so it must not be fetched ahead.
          <a href={`/sign-in/company${to ? `?to=${encodeURIComponent(to)}` : ''}`} className={buttonClass('quiet', 'touch', true)}>Continue with {env.OIDC_NAME}</a>
        )}
        <p className="border-t border-line pt-4 text-ink-soft">New here? <Link href="/sign-up" className="inline-flex min-h-6 items-center font-medium text-ink underline underline-offset-4">Found your brand</Link></p>
      </section>
      {demo.length > 0 && <DemoSignIns people={demo} to={to} />}
    </div>
  )
}

/** Where somebody was heading before the provider sent them back: next-auth's name for it, with our address before the path. */
function pathHere(callbackUrl: string | undefined): string | undefined {
  const path = callbackUrl?.startsWith(`${env.APP_URL}/`) ? callbackUrl.slice(env.APP_URL.length) : undefined
  return path === '/sign-in' ? undefined : returnTo.parse(path)
}
