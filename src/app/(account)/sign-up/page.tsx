import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { signUpAction } from '#auth/actions.ts'
import { MIN_PASSWORD_LENGTH } from '#auth/password-rules.ts'
import { currentPerson } from '#auth/require-actor.ts'
import { TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'

export const metadata: Metadata = { title: 'Found your brand', robots: { index: false } }

export default async function Page() {
  if (await currentPerson()) redirect('/new')
  return (
    <div className="mx-auto grid max-w-sm gap-6">
      <div>
        <p className="text-sm font-medium text-ink-soft">Step 1 of 2</p>
        <h1 className="font-display text-2xl font-semibold tracking-[-0.03em]">First, you</h1>
        <p className="mt-1 text-ink-soft">Then your brand. In ten minutes your first toy has its parts and its first pilot.</p>
      </div>
      <ActionForm action={signUpAction} hidden={{ to: '/new' }} size="touch" submitLabel="Go on to your brand" pendingLabel="Making your account …">
        <TextField name="name" label="Your name" autoComplete="name" />
        <TextField name="email" label="E-mail" type="email" autoComplete="username" inputMode="email" />
        <TextField name="password" label="Password" type="password" autoComplete="new-password" help={`At least ${MIN_PASSWORD_LENGTH} characters. A sentence is easier to keep than a puzzle.`} />
      </ActionForm>
      <p className="border-t border-line pt-4 text-ink-soft">Already here? <Link href="/sign-in?to=/new" className="inline-flex min-h-6 items-center font-medium text-ink underline underline-offset-4">Sign in</Link></p>
    </div>
  )
}
