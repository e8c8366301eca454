/** The words parents read for what the catalogue stores. */

/** 96 → '8 years and up', 18 → '18 months and up', 0 → 'From birth'. */
export function ageText(months: number): string {
  if (months === 0) return 'From birth'
  return months < 36 ? `${months} months and up` : `${Math.floor(months / 12)} years and up`
}

const DIFFICULTIES: Readonly<Record<string, string>> = { easy: 'Easy', moderate: 'Takes some care', 'needs-an-adult': 'Needs an adult' }
export const difficultyText = (difficulty: string): string => DIFFICULTIES[difficulty] ?? difficulty

const FLAGS: Readonly<Record<string, { readonly short: string; readonly long: string }>> = {
  'small-part': { short: 'Small part', long: 'Small part. Keep it away from children under 3 years, also while you repair.' },
  magnet: { short: 'Magnet', long: 'Has a magnet in it. A swallowed magnet is an emergency: go to a doctor at once.' },
  battery: { short: 'Battery', long: 'Holds batteries. An adult puts them in and closes the door with its screw.' },
  cord: { short: 'Cord', long: 'Has a cord. Keep it away from cots and from children under 18 months.' },
  'sharp-edge': { short: 'Sharp edge', long: 'Has a sharp edge until it is fitted. An adult fits it.' },
}
export const flagText = (flag: string): { readonly short: string; readonly long: string } => FLAGS[flag] ?? { short: flag, long: flag }

/** What a revision's self-print class means at home, or null when it is not for printing. */
export function selfPrintText(selfPrintClass: string): string | null {
  if (selfPrintClass === 'free') return 'Suited to a printer at home. Ask for the file and the tested material.'
  if (selfPrintClass === 'supervised') return 'Can be printed by an adult. Ask for the file and the tested material.'
  return null
}

/** A mail about a part with what the brand needs to know already in it. */
export function partMail(to: string, part: { readonly number: string; readonly name: string; readonly revision: string }, unit: { readonly toyName?: string; readonly toyRevision?: string; readonly lot?: string }): string {
  const subject = `Spare part ${part.number} revision ${part.revision}`
  const body = [
    `Part: ${part.number}, ${part.name}, revision ${part.revision}`,
    `Toy: ${unit.toyName ?? ''}${unit.toyRevision ? `, revision ${unit.toyRevision}` : ''}`,
    `Lot code on the toy: ${unit.lot ?? ''}`,
    'How many: 1',
    'What happened: ',
    'Send it to: ',
  ].join('\r\n')
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
}
