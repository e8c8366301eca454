'use client'
import { useRef, useState, type ReactNode } from 'react'
import Link from 'next/link'
import { plural } from '#kernel/plural.ts'
import { forgetPerson, readUnsent, type Unsent } from './device-memory.ts'
import { ActionForm, SubmitButton, type FormAction } from './form.tsx'

/** Signs out. What the device keeps of the person is removed first; what was entered and not sent yet is told before, and stays locked. */
export function SignOutForm({ action, size }: { readonly action: FormAction; readonly size?: 'normal' | 'touch' | 'floor' }) {
  const [unsent, setUnsent] = useState<Unsent | null>(null)
  const warned = useRef(false)
  return (
    <div onSubmitCapture={(event) => {
      const waiting = readUnsent()
      if (waiting && !warned.current) {
        event.preventDefault()
        warned.current = true
        setUnsent(waiting)
      } else void forgetPerson()
    }}>
      <ActionForm action={action} size={size}>
        {unsent && (
          <p role="alert" className="border-l-4 border-held bg-held-tint px-3 py-2">
            <strong>{plural(unsent.count, 'entry', 'entries')} of yours {unsent.count === 1 ? 'is' : 'are'} not sent yet.</strong> Nobody can read {unsent.count === 1 ? 'it' : 'them'} after you sign out; {unsent.count === 1 ? 'it goes' : 'they go'} out when you sign in on this device again. <Link href={unsent.href} className="prose-link">See what waits</Link>
          </p>
        )}
        <SubmitButton variant="quiet" size={size} pendingLabel="Signing out …">{unsent ? 'Sign out all the same' : 'Sign out'}</SubmitButton>
      </ActionForm>
    </div>
  )
}

/** Around another form that ends the session: what the device keeps of the person is removed with it. */
export function ForgetOnSubmit({ children }: { readonly children: ReactNode }) {
  return <div onSubmitCapture={() => void forgetPerson()}>{children}</div>
}
