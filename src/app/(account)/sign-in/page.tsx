import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { sendSignInLinkAction, signInAction } from '#auth/actions.ts'
import { oidcConfigured } from '#auth/next-auth-options.ts'
import { currentPerson } from '#auth/require-actor.ts'
import { returnTo } from '#auth/schemas.ts'
import { env } from '#env.ts'
import { DemoSignIns } from '#modules/home/ui/demo-sign-ins.tsx'
import { listDemoPeople } from '#modules/home/queries/list-demo-people.ts'
import { buttonClass } from '#ui/button.tsx'
import { TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

const parameters = z.object({ to: returnTo, error: z.string().optional().catch(undefined), by: z.enum(['password', 'link']).catch('password') })

export default async function Page({ searchParams }: { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { to, error, by } = parameters.parse(await searchParams)
  if (await currentPerson()) redirect(to ?? '/account')
  const demo = env.DEMO ? await listDemoPeople() : []
  const other = (way: 'password' | 'link') => `/sign-in?${new URLSearchParams({ by: way, ...(to && { to }) }).toString()}`
  return (
    <div className={demo.length > 0 ? 'grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,24rem)_1fr]' : 'mx-auto max-w-sm'}>
      <section aria-labelledby="sign-in-title" className="grid content-start gap-6">
        <div>
          <h1 id="sign-in-title" className="font-display text-2xl font-semibold tracking-[-0.03em]">Sign in</h1>
          <p className="mt-1 text-ink-soft">To your brand, workshop or shop.</p>
        </div>
        {error && <Notice kind="caution" title={error === 'no-account' ? 'Nobody here has this company account’s address' : 'The company sign-in did not work'}>{error === 'no-account' ? 'Ask somebody in your workspace for an invitation, or sign in with another address.' : 'Try it again, or sign in with your e-mail address.'}</Notice>}
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
