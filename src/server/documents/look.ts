import { resolve } from 'node:path'
import { Font } from '@react-pdf/renderer'

/** The look of the screens on white paper: the light theme's tokens as a printer takes them. Sizes are points. */
export const PAPER = {
  ink: '#282019', soft: '#645a52', line: '#dfdad2', strong: '#8c857c', accent: '#ca3517', sunk: '#f4f0e8',
  draw: { ink: '#2e241d', top: '#fdfcf8', left: '#f4f0e8', right: '#e4ddd3' },
} as const

/** Letters that the two other families lack (Ω in "Speaker, 8 Ω", Cyrillic names) come from the mono one, which has them. */
const SPARE = ['JetBrains Mono greek', 'JetBrains Mono cyrillic']

/** Font families of a document. */
export const TYPE = {
  text: ['Instrument Sans latin', 'Instrument Sans latin-ext', ...SPARE],
  display: ['Bricolage Grotesque latin', 'Bricolage Grotesque latin-ext', ...SPARE],
  mono: ['JetBrains Mono latin', 'JetBrains Mono latin-ext', ...SPARE],
}

const FAMILIES = [
  { family: 'Instrument Sans', name: 'instrument-sans', subsets: ['latin', 'latin-ext'], weights: [400, 600] },
  { family: 'Bricolage Grotesque', name: 'bricolage-grotesque', subsets: ['latin', 'latin-ext'], weights: [600] },
  { family: 'JetBrains Mono', name: 'jetbrains-mono', subsets: ['latin', 'latin-ext', 'greek', 'cyrillic'], weights: [400, 600] },
] as const

let registered = false

/** Tells the renderer of the fonts once; the files are read when a document first needs them. Words are never hyphenated. */
export function loadBrandFonts(): void {
  if (registered) return
  registered = true
  for (const { family, name, subsets, weights } of FAMILIES) {
    for (const subset of subsets) Font.register({ family: `${family} ${subset}`, fonts: weights.map((fontWeight) => ({ fontWeight, src: fontFile(name, subset, fontWeight) })) })
  }
  Font.registerHyphenationCallback((word) => [word])
}

function fontFile(name: string, subset: string, weight: number): string {
  return resolve(/* turbopackIgnore: true */ `node_modules/@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff`)
}
