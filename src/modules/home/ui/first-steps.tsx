import Link from 'next/link'
import { Check } from 'lucide-react'
import { cx } from '#ui/class-names.ts'
import { LinkButton } from '#ui/button.tsx'
import type { Beginning } from '../queries/beginning.ts'

interface Step {
  readonly title: string
  readonly why: string
  readonly minutes: number
  readonly done: boolean
  readonly label: string
  readonly href: string
}

/** The way from nothing to a pilot, with how long each step takes. */
function stepsOf(slug: string, { toyId, lines, released, hasSku, hasPilot }: Beginning): readonly Step[] {
  const base = `/b/${slug}`
  const toy = toyId ? `${base}/toys/${toyId}` : `${base}/toys`
  return [
    { title: 'Your first toy', why: 'Its name, what it is, and from which age.', minutes: 1, done: toyId !== null, label: 'Add a toy', href: `${base}/toys/new` },
    { title: 'Its parts', why: 'Three or four are enough to begin. The toy is drawn from them as you go.', minutes: 4, done: lines > 0, label: 'Add its parts', href: `${toy}#parts` },
    { title: 'Release revision A', why: 'From then on runs can be ordered of it, and its parts list stays as it is.', minutes: 1, done: released, label: 'Release it', href: toy },
    { title: 'What you sell', why: 'One SKU: the name on the shelf, and two prices. It gets its GTIN.', minutes: 1, done: hasSku, label: 'Add a SKU', href: toyId ? `${toy}/skus/new` : toy },
    { title: 'Your first pilot', why: 'What do you believe, how will you know, and by when do you decide?', minutes: 3, done: hasPilot, label: 'Plan the pilot', href: `${base}/pilots/new` },
  ]
}

/** On the toy itself: what comes next, until the first pilot is planned. No button where the step is on this very page. */
export function NextStep({ slug, beginning, here }: { readonly slug: string; readonly beginning: Beginning; readonly here: string }) {
  const steps = stepsOf(slug, beginning)
  const at = steps.findIndex((step) => !step.done)
  const next = steps[at]
  if (!next || beginning.hasPilot) return null
  return (
    <p className="mb-8 flex flex-wrap items-center gap-x-4 gap-y-2 border-l-4 border-l-accent pl-4">
      <span className="min-w-0 flex-1 basis-64"><span className="font-semibold">Step {at + 1} of {steps.length}: {next.title}.</span> <span className="text-ink-soft">{next.why}</span></span>
      {next.href.split('#')[0] !== here && <LinkButton href={next.href} variant="primary">{next.label}</LinkButton>}
    </p>
  )
}

/** An empty brand is led: each step, its time, and how far it has come. The next one has the button. */
export function FirstSteps({ slug, beginning }: { readonly slug: string; readonly beginning: Beginning }) {
  const { toyName } = beginning
  const base = `/b/${slug}`
  const steps = stepsOf(slug, beginning)
  const done = steps.filter((step) => step.done).length
  const next = steps.findIndex((step) => !step.done)
  const left = steps.filter((step) => !step.done).reduce((sum, { minutes }) => sum + minutes, 0)
  return (
    <section aria-labelledby="first-steps-title" className="max-w-2xl">
      <h2 id="first-steps-title" className="font-display text-lg font-semibold tracking-[-0.015em]">{done === 0 ? 'From an idea to a pilot' : `${toyName} on its way to a pilot`}</h2>
      <p className="text-ink-soft">{done} of {steps.length} steps done, about {left} {left === 1 ? 'minute' : 'minutes'} left.</p>
      <div role="progressbar" aria-label="Steps done" aria-valuenow={done} aria-valuemin={0} aria-valuemax={steps.length} className="mt-3 flex h-1.5 gap-1">
        {steps.map((step) => <span key={step.title} className={cx('flex-1 rounded-full', step.done ? 'bg-released-fill' : 'bg-line')} />)}
      </div>
      <ol className="mt-4 border-t border-line">
        {steps.map((step, index) => (
          <li key={step.title} aria-current={index === next ? 'step' : undefined} className={cx('flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3.5', index === next && 'border-l-4 border-l-accent pl-4')}>
            <span className={cx('tabular grid size-7 shrink-0 place-items-center rounded-full text-sm font-semibold', step.done ? 'bg-released-tint text-released' : 'border-[1.5px] border-line-strong')}>{step.done ? <Check aria-label="Done" className="size-4" /> : index + 1}</span>
            <div className="min-w-0 flex-1 basis-56"><p className={cx('font-semibold', step.done && 'text-ink-soft')}>{step.title}</p>{!step.done && <p className="text-sm text-ink-soft">{step.why}</p>}</div>
            {index === next && <LinkButton href={step.href} variant="primary">{step.label}</LinkButton>}
          </li>
        ))}
      </ol>
      {!beginning.hasWorkshop && <p className="measure mt-4 text-ink-soft">A workshop that makes it is needed once the pilot’s run is ordered: <Link href={`${base}/retailers/new`} className="font-medium text-ink underline underline-offset-4">add one when you know it</Link>.</p>}
    </section>
  )
}
