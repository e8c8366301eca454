import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { env } from '#env.ts'

export const metadata: Metadata = { metadataBase: new URL(env.APP_URL) }

export default function PublicLayout({ children }: { readonly children: ReactNode }) {
  return children
}
