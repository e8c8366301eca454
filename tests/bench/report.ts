/** One row of the table: a figure of ours, its yardstick from the same run, and the bar. */
export interface Line {
  readonly what: string
  readonly ours: string
  readonly yardstick?: string
  readonly ratio?: number
  readonly bar?: string
  readonly reached?: boolean
}

const MARK = 'BENCH '

/** Hands a line to the run that started this bench; alone, it is simply printed. */
export function tellLine(line: Line): void {
  process.stdout.write(`${MARK}${JSON.stringify(line)}\n`)
}

/** The lines in what a bench wrote. */
export function linesIn(words: string): Line[] {
  return words.split('\n').flatMap((word) => (word.startsWith(MARK) ? [JSON.parse(word.slice(MARK.length)) as Line] : []))
}

/** A Markdown table. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map(({ what, ours, yardstick = '–', ratio, bar = '–', reached }) => [what, ours, yardstick, ratio === undefined ? '–' : ratio.toFixed(2), bar, reached === undefined ? '–' : reached ? 'reached' : 'missed'])
  const all = [['what', 'ours', 'yardstick', 'ratio', 'bar', ''], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  const written = all.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`)
  return [written[0], `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...written.slice(1)].join('\n')
}

/** A requirement that is counted, not timed. */
export function counted(what: string, count: number, most: number, unit: string): Line {
  return { what, ours: `${count} ${unit}`, bar: `≤ ${most}`, reached: count <= most }
}
