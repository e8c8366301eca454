'use client'
/** How a need is covered: what is here, what is coming, what is missing, as one bar. */
export function CoverBar({ here, coming, missing, label }: { readonly here: number; readonly coming: number; readonly missing: number; readonly label: string }) {
  const parts = [
    { key: 'here', pieces: here, words: 'here', fill: 'var(--released-fill)' },
    { key: 'coming', pieces: coming, words: 'coming', fill: 'repeating-linear-gradient(135deg, var(--progress-fill) 0 3px, var(--progress-tint) 3px 7px)' },
    { key: 'missing', pieces: missing, words: 'missing', fill: 'var(--rejected-fill)' },
  ].filter(({ pieces }) => pieces > 0)
  return (
    <div role="img" aria-label={`${label}: ${parts.map(({ pieces, words }) => `${pieces.toLocaleString('en-US')} ${words}`).join(', ') || 'nothing'}`} className="flex h-2 min-w-24 gap-[2px] overflow-hidden rounded-[3px]">
      {parts.map(({ key, pieces, words, fill }) => <span key={key} title={`${pieces.toLocaleString('en-US')} ${words}`} style={{ flexGrow: pieces, flexBasis: 0, minWidth: 3, background: fill }} />)}
    </div>
  )
}
