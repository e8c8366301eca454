/** How catalogue values read on screens. */
export const CATEGORY_WORDS: Readonly<Record<string, string>> = {
  'educational-kit': 'Educational kit', vehicle: 'Vehicle', plush: 'Plush', puzzle: 'Puzzle', building: 'Building', musical: 'Musical', figure: 'Figure', game: 'Game',
  structure: 'Structure', motion: 'Motion', electronics: 'Electronics', textile: 'Textile', fastener: 'Fastener', print: 'Print', packaging: 'Packaging',
}
export const FLAG_WORDS: Readonly<Record<string, string>> = { 'small-part': 'Small part', magnet: 'Magnet', battery: 'Battery', cord: 'Cord', 'sharp-edge': 'Sharp edge' }
export const PRINT_WORDS: Readonly<Record<string, string>> = { none: 'Not to be printed at home', free: 'May be printed at home', supervised: 'May be printed at home with an adult' }
export const EDITION_WORDS: Readonly<Record<string, string>> = { standard: 'Standard', regional: 'Regional', cultural: 'Cultural', holiday: 'Holiday' }
export const DIFFICULTY_WORDS: Readonly<Record<string, string>> = { easy: 'Easy', moderate: 'Moderate', 'needs-an-adult': 'Needs an adult' }

/** 42 → 'from 3½ years'; 18 → 'from 18 months'. */
export function ageWords(months: number): string {
  if (months === 0) return 'from birth'
  if (months < 24) return `from ${months} months`
  const years = Math.floor(months / 12)
  const rest = months % 12
  return rest === 0 ? `from ${years} years` : rest === 6 ? `from ${years}½ years` : `from ${months} months`
}

export function options(words: Readonly<Record<string, string>>, values: readonly string[]): { value: string; label: string }[] {
  return values.map((value) => ({ value, label: words[value] ?? value }))
}

/** { added: 2, removed: 0, changed: 1 } → '2 added, 1 changed'. */
export function changeWords({ added, removed, changed }: { readonly added: number; readonly removed: number; readonly changed: number }): string {
  return [[added, 'added'], [changed, 'changed'], [removed, 'removed']].filter(([count]) => count !== 0).map(([count, word]) => `${count!.toLocaleString('en-US')} ${word}`).join(', ')
}

/** What differs between two bills in a line. */
export const ASPECT_WORDS = { part: 'other part', quantity: 'quantity', replaceable: 'replaceable' } as const
