import type { Metadata } from 'next'
import { NothingHereLater } from './nothing-here-later.tsx'

export const metadata: Metadata = { title: 'Nothing here' }

export default function NotFound() {
  return <NothingHereLater />
}
