'use client'
import { useOutbox } from './outbox-context.tsx'

/** Stands above the page while there is no network: how old its figures are, and that nothing entered is lost. `at`: ISO, when the server made the page. */
export function OfflineStrip({ at }: { readonly at: string }) {
  const { offline, ready } = useOutbox()
  if (!offline) return null
  const clock = new Date(at).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' })
  return <p role="status" className="-mt-4 mb-4 border-b border-held bg-held-tint px-4 py-3 text-base max-sm:-mx-4 sm:-mt-6 sm:mb-6 sm:rounded-b-control">No connection: figures as of {clock}. {ready ? 'What you enter is kept here and sent later.' : 'Wait for it before you report.'}</p>
}
