import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { QrCode } from './qr-code.tsx'

test('a QR code has the three finder patterns and a quiet zone of four modules', () => {
  const svg = renderToStaticMarkup(<QrCode text="https://id.example/01/09521234543213/10/L1" label="QR" />)
  const box = /viewBox="-4 -4 (\d+) (\d+)"/.exec(svg)
  const size = Number(box?.[1]) - 8
  expect((size - 17) % 4).toBe(0) // 17 + 4 × version modules (ISO/IEC 18004)
  const dark = new Set([...svg.matchAll(/M(\d+) (\d+)h1/g)].map((match) => `${match[1]},${match[2]}`))
  for (const [x, y] of [[0, 0], [size - 7, 0], [0, size - 7]] as const) {
    for (let step = 0; step < 7; step += 1) expect(dark.has(`${x + step},${y}`)).toBe(true)
    expect(dark.has(`${x + 1},${y + 1}`)).toBe(false)
    expect(dark.has(`${x + 3},${y + 3}`)).toBe(true)
  }
})
