import type { Metadata } from 'next'
import { z } from 'zod'
import { signInWithLinkAction } from '#auth/actions.ts'
import { returnTo } from '#auth/schemas.ts'
import { LinkButton } from '#ui/button.tsx'
import { ActionForm } from '#ui/form.tsx'

// The secret stays on this site. Not 'no-referrer': with it a form posts without its origin, and is refused.
export const metadata: Metadata = { title: 'Sign in', robots: { index: false }, referrer: 'same-origin' }

const parameters = z.object({ token: z.string().min(20).max(100).optional().catch(undefined), to: returnTo })

/** A button, not an automatic sign-in: mail scanners open every link, and would use it up. */
export default async function Page({ searchParams }: { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { token, to } = parameters.parse(await searchParams)
  return (
    <div className="mx-auto grid max-w-sm gap-6">
      {token ? (
        <>
          <div>
            <h1 className="font-display text-2xl font-semibold tracking-[-0.03em]">Nearly there</h1>
            <p className="mt-1 text-ink-soft">The link works once, so we wait for you to use it.</p>
          </div>
          <ActionForm action={signInWithLinkAction} hidden={{ token, to }} size="touch" submitLabel="Sign in" pendingLabel="Signing in …"
            beside={<LinkButton href="/sign-in?by=link" variant="plain" size="touch">Have a new link sent</LinkButton>} />
        </>
      ) : (
        <>
          <h1 className="font-display text-2xl font-semibold tracking-[-0.03em]">This link is not whole</h1>
          <p>Part of the address is missing. Copy all of it from the message, or have a new one sent.</p>
          <div><LinkButton href="/sign-in?by=link" variant="primary" size="touch">Have a new link sent</LinkButton></div>
        </>
      )}
    </div>
  )
}
