/** A policy's text as headings, lists and paragraphs. Everything is text: no markup of the author's reaches the page. */
export function PolicyBody({ body }: { body: string }) {
  const blocks = body.split(/\n{2,}/).flatMap((block) => {
    const lines = block.split('\n')
    const heading = lines[0]?.startsWith('## ') ? [lines[0]] : []
    const rest = lines.slice(heading.length)
    return [...heading.map((text) => ({ kind: 'heading' as const, lines: [text.slice(3)] })), ...(rest.length ? [{ kind: rest.every((l) => l.startsWith('- ')) ? 'list' as const : 'text' as const, lines: rest }] : [])]
  })
  return (
    <div className="measure space-y-4 text-md leading-relaxed">
      {blocks.map((block, index) => {
        if (block.kind === 'heading') return <h2 key={index} className="pt-4 font-display text-xl font-semibold">{block.lines[0]}</h2>
        if (block.kind === 'list') return <ul key={index} className="list-disc space-y-2 pl-5">{block.lines.map((line) => <li key={line}>{line.slice(2)}</li>)}</ul>
        return <p key={index}>{block.lines.join(' ')}</p>
      })}
    </div>
  )
}
