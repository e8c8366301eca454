import localFont from 'next/font/local'

// Served by us from the registry's files: no visitor's address reaches a font host.
export const instrument = localFont({
  src: '../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  variable: '--font-instrument', weight: '400 700', display: 'swap', preload: true, fallback: ['ui-sans-serif', 'system-ui', 'sans-serif'],
})

export const bricolage = localFont({
  src: '../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
  variable: '--font-bricolage', weight: '200 800', display: 'swap', preload: true, fallback: ['ui-sans-serif', 'system-ui', 'sans-serif'],
})

// Only lot codes and document numbers use it: not worth a preload on every first visit.
export const jetbrains = localFont({
  src: '../../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  variable: '--font-jetbrains', weight: '100 800', display: 'swap', preload: false, fallback: ['ui-monospace', 'monospace'],
})
