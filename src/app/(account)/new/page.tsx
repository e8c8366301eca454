import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { currentPerson } from '#auth/require-actor.ts'
import { FoundBrandForm } from '#modules/places/ui/found-brand-form.tsx'

export const metadata: Metadata = { title: 'Found a brand', robots: { index: false } }

export default async function Page() {
  const person = await currentPerson()
  if (!person) redirect('/sign-up')
  return (
    <div className="mx-auto grid max-w-md gap-6">
      <div>
        {person.memberships.length === 0 && <p className="text-sm font-medium text-ink-soft">Step 2 of 2</p>}
        <h1 className="font-display text-2xl font-semibold tracking-[-0.03em]">Found a brand</h1>
        <p className="mt-1 text-ink-soft">It gets a workspace of its own, and you are its owner.</p>
      </div>
      <FoundBrandForm />
    </div>
  )
}
