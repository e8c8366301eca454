'use client'
import { lazy } from 'react'

const NothingHere = lazy(() => import('./nothing-here.tsx'))

/** Every page carries what to show when there is nothing at its address: this way it carries a name, and the browser fetches the rest when it is needed. */
export function NothingHereLater() {
  return <NothingHere />
}
