import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../app/globals.css', import.meta.url), 'utf8')

type Colour = readonly [lightness: number, chroma: number, hue: number]

/** The colour tokens of a theme: each is written once, with its light and its dark colour. */
function tokens(theme: 'light' | 'dark'): Map<string, Colour> {
  return new Map([...css.matchAll(/--([\w-]+): light-dark\(oklch\(([\d. ]+)(?: \/ [\d.]+)?\), oklch\(([\d. ]+)(?: \/ [\d.]+)?\)\);/g)].map(([, name, light, dark]) => {
    const [l, c, h] = (theme === 'light' ? light! : dark!).trim().split(' ').map(Number)
    return [name!, [l!, c!, h!] as const]
  }))
}

/** WCAG 2.2 relative luminance; OKLCH to linear sRGB after CSS Color 4, section 10. */
function luminance([l, c, h]: Colour): number {
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)]
  const [L, M, S] = [(l + 0.3963377774 * a + 0.2158037573 * b) ** 3, (l - 0.1055613458 * a - 0.0638541728 * b) ** 3, (l - 0.0894841775 * a - 1.291485548 * b) ** 3]
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  const red = clip(4.0767416621 * L - 3.3077115913 * M + 0.2309699292 * S)
  const green = clip(-1.2684380046 * L + 2.6097574011 * M - 0.3413193965 * S)
  const blue = clip(-0.0041960863 * L - 0.7034186147 * M + 1.707614701 * S)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: Colour, b: Colour): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const themes = { light: tokens('light'), dark: tokens('dark') }
const states = ['released', 'held', 'rejected', 'progress', 'planned']

test.each(Object.entries(themes))('%s: text is readable on every ground it stands on', (_theme, colours) => {
  const of = (name: string): Colour => colours.get(name) ?? expect.fail(`no token ${name}`)
  const pairs = [
    ...['ink', 'ink-soft', 'accent-ink', ...states].flatMap((text) => ['paper', 'paper-raised', 'paper-sunk'].map((ground) => [text, ground])),
    ...states.flatMap((state) => [[state, `${state}-tint`], ['ink', `${state}-tint`], ['ink-soft', `${state}-tint`]]),
    ['accent-ink', 'accent-tint'], ['ink', 'accent-tint'], ['on-accent', 'accent'], ['on-accent', 'accent-strong'],
  ] as [string, string][]
  for (const [text, ground] of pairs) expect(contrast(of(text), of(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  for (const ground of ['paper', 'paper-raised']) for (const edge of ['line-strong', 'accent', 'draw-ink']) expect(contrast(of(edge), of(ground)), `${edge} on ${ground}`).toBeGreaterThanOrEqual(3)
})

test('every token has both colours', () => {
  expect(themes.dark.size).toBe(css.match(/light-dark\(/g)!.length - 1) // the word stands in a comment as well
  expect(css).not.toContain('prefers-color-scheme')
})
