import type { Metadata } from 'next'
import { PartDrawing, AssembledView } from '#ui/drawing/part-drawing.tsx'
import { ExplodedView } from '#ui/drawing/exploded-view.tsx'
import { ALL_SHAPES, SIGNAL_KIT } from './sample-toys.ts'

export const metadata: Metadata = { title: 'Design', robots: { index: false, follow: false } }

export default function Page() {
  return (
    <main className="mx-auto max-w-6xl p-6">
      <h1 className="font-display text-2xl font-semibold">Drawings</h1>
      <div className="grid gap-8 md:grid-cols-2"><ExplodedView lines={SIGNAL_KIT} chosen={5} title="Signal kit" /><AssembledView lines={SIGNAL_KIT} title="kit" /></div>
      <div className="grid grid-cols-3 gap-6 md:grid-cols-6">{ALL_SHAPES.map((shape) => <figure key={shape.name}><PartDrawing shape={shape} /><figcaption className="text-sm text-ink-soft">{shape.name}</figcaption></figure>)}</div>
    </main>
  )
}
