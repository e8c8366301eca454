import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { bricolage, instrument, jetbrains } from '#ui/fonts.ts'
import { rootScript } from '#ui/root-script.ts'
import { RootState } from '#ui/root-state.tsx'
import { Toaster } from '#ui/toast.tsx'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Shortrun', template: '%s · Shortrun' },
  description: 'Toys made in short runs by workshops nearby: restocked within the week, repaired for years.',
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f5f0' },
    { media: '(prefers-color-scheme: dark)', color: '#191612' },
  ],
}

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    // The small script below changes the root element before React looks at it.
    <html lang="en" className={`${instrument.variable} ${bricolage.variable} ${jetbrains.variable}`} suppressHydrationWarning>
      <body>
        <script dangerouslySetInnerHTML={{ __html: rootScript }} />
        {children}
        <RootState />
        <Toaster />
      </body>
    </html>
  )
}
