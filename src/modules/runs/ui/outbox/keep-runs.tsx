'use client'
import { useEffect } from 'react'
import { useOutbox } from './outbox-context.tsx'
import { keepPages } from './worker-contact.ts'

/** Has the worker keep the pages of today's runs, for the time without a network. Shows nothing. */
export function KeepRuns({ paths }: { readonly paths: readonly string[] }) {
  const { ready } = useOutbox()
  const list = paths.join('\n')
  useEffect(() => {
    if (ready && list !== '') keepPages(list.split('\n'), 'if old')
  }, [ready, list])
  return null
}
