import type { ReactNode } from 'react'

export interface TwinTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** Drawn twice, for a desk and for a phone, so that words keep their size; the room it has decides which is shown. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly narrow: boolean
}

/** A picture of data: the finding as its title, the picture, a note on how to read it, and the same figures as a table. */
export function ChartFigure({ finding, about, draw, wide = [680, 264], narrow = [372, 240], table, label, level = 3 }: {
  /** What the picture shows, as a sentence: "Sold out on day 4; demand went on". */
  readonly finding: string
  readonly about?: ReactNode
  readonly draw: (sheet: Sheet) => ReactNode
  readonly wide?: readonly [number, number]
  readonly narrow?: readonly [number, number]
  readonly table: TwinTable
  /** Names the picture for those who do not see it; the table holds the figures. */
  readonly label: string
  readonly level?: 2 | 3 | 4
}) {
  const Heading = `h${level}` as const
  return (
    <figure className="@container min-w-0">
      <figcaption className="mb-3">
        <Heading className="font-display text-md font-semibold tracking-[-0.01em]">{finding}</Heading>
        {about && <p className="measure text-sm text-ink-soft">{about}</p>}
      </figcaption>
      {([['hidden @xl:block', wide, false], ['@xl:hidden', narrow, true]] as const).map(([className, [width, height], small]) => (
        <svg key={className} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className={`chart w-full ${className}`} style={{ maxWidth: width * 1.25 }}>
          {draw({ width, height, narrow: small })}
        </svg>
      ))}
      <details suppressHydrationWarning className="mt-2 text-sm">
        <summary className="no-print inline-flex min-h-6 items-center text-ink-soft underline decoration-line-strong underline-offset-4 hover:text-ink">The figures as a table</summary>
        <div className="mt-2 max-w-xl">
          <table className="w-full text-left" aria-label={label}>
            <thead><tr>{table.head.map((head, index) => <th key={head} scope="col" className={`border-b border-line-strong py-1 pr-4 font-medium text-ink-soft ${index > 0 ? 'text-right' : ''}`}>{head}</th>)}</tr></thead>
            <tbody>{table.rows.map((row, index) => <tr key={index}>{row.map((cell, column) => column === 0
              ? <th key={column} scope="row" className="border-b border-line py-1 pr-4 font-normal">{cell}</th>
              : <td key={column} className="border-b border-line py-1 pr-4 text-right">{typeof cell === 'number' ? cell.toLocaleString('en-US') : cell}</td>)}</tr>)}</tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

/** Diagonal lines for what was not observed. Ids must differ between pictures of one page. */
export function HatchPattern({ id, colour = 'var(--accent)' }: { readonly id: string; readonly colour?: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill={colour} opacity="0.08" />
      <line x1="0" y1="0" x2="0" y2="6" stroke={colour} strokeWidth="2" opacity="0.6" />
    </pattern>
  )
}
