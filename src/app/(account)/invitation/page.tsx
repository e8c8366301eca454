import type { Metadata } from 'next'
import { z } from 'zod'
import { acceptInvitationAction } from '#auth/actions.ts'
import { getInvitation } from '#auth/get-invitation.ts'
import { MIN_PASSWORD_LENGTH } from '#auth/password-rules.ts'
import { LinkButton } from '#ui/button.tsx'
import { TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'

// The secret stays on this site. Not 'no-referrer': with it a form posts without its origin, and is refused.
export const metadata: Metadata = { title: 'Invitation', robots: { index: false }, referrer: 'same-origin' }

const parameters = z.object({ token: z.string().min(20).max(100).optional().catch(undefined) })

export default async function Page({ searchParams }: { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { token } = parameters.parse(await searchParams)
  const invitation = token ? await getInvitation(token, new Date()) : null
  if (!token || !invitation) {
    return (
      <div className="mx-auto grid max-w-md gap-5">
        <h1 className="font-display text-2xl font-semibold tracking-[-0.03em]">This invitation is over</h1>
        <p>It was used, withdrawn, or is older than two weeks. Ask the person who invited you for a new one; if you have joined already, sign in.</p>
        <div><LinkButton href="/sign-in" variant="primary" size="touch">Sign in</LinkButton></div>
      </div>
    )
  }
  return (
    <div className="mx-auto grid max-w-md gap-6">
      <div>
        <p className="text-sm font-medium text-ink-soft">{invitation.invitedBy} invites you to</p>
        <h1 className="font-display text-2xl font-semibold tracking-[-0.03em]">{invitation.workspace}</h1>
        <p className="mt-1 text-ink-soft">As {invitation.role}, with {invitation.email}.</p>
      </div>
      <ActionForm action={acceptInvitationAction} hidden={{ token }} size="touch" submitLabel={`Join ${invitation.workspace}`} pendingLabel="Joining …">
        {invitation.isNew && (
          <>
            <TextField name="name" label="Your name" autoComplete="name" help="Others see it beside what you do." />
            <TextField name="password" label="Choose a password" type="password" autoComplete="new-password" help={`At least ${MIN_PASSWORD_LENGTH} characters.`} />
          </>
        )}
      </ActionForm>
    </div>
  )
}
