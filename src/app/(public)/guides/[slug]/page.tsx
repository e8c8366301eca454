import { cache } from 'react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { env } from '#env.ts'
import { getGuidePage } from '#modules/repair/queries/toy-page.ts'
import { drawnLines, shapeOf } from '#modules/repair/ui/drawn-lines.ts'
import { JsonLd } from '#modules/repair/ui/json-ld.tsx'
import { difficultyText, flagText } from '#modules/repair/ui/words.ts'
import { AssembledView, PartDrawing } from '#ui/drawing/part-drawing.tsx'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { PublicPage } from '../../public-page.tsx'
import { Icon } from '#ui/icon.tsx'
import { PageLink } from '#ui/page-link.tsx'

// Rendered once and kept for a minute; nothing here depends on who asks.
export const revalidate = 60
export const generateStaticParams = () => []

const guidePage = cache(getGuidePage)

export async function generateMetadata({ params }: PageProps<'/guides/[slug]'>): Promise<Metadata> {
  const guide = await guidePage((await params).slug)
  return guide ? { title: `${guide.title}: ${guide.toy.name}`, description: guide.symptom ? `When ${guide.symptom}: ${guide.steps.length} steps, ${guide.minutes} minutes.` : undefined, alternates: { canonical: `/guides/${guide.slug}` } } : {}
}

export default async function Page({ params }: PageProps<'/guides/[slug]'>) {
  const guide = (await guidePage((await params).slug)) ?? notFound()
  const { toy } = guide
  // The steps' find numbers are those of the revision the guide is for; the newest of them when it is for several.
  const revision = toy.revisions.find(({ code }) => guide.revisionCodes.length === 0 || guide.revisionCodes.includes(code)) ?? toy.revisions[0]
  const lineOf = (findNumber: number) => revision?.lines.find((line) => line.findNumber === findNumber)
  const parts = guide.partNumbers.flatMap((number) => revision?.lines.find((line) => line.partNumber === number) ?? [])
  const flags = [...new Set(parts.flatMap((line) => line.safetyFlags))]
  return (
    <PublicPage path={`/guides/${guide.slug}`}>
      <JsonLd data={{
        '@type': 'HowTo', name: guide.title, description: guide.symptom || undefined, totalTime: `PT${guide.minutes}M`, url: `${env.APP_URL}/guides/${guide.slug}`,
        tool: guide.tools.map((name) => ({ '@type': 'HowToTool', name })), supply: parts.map((line) => ({ '@type': 'HowToSupply', name: `${line.partName} (${line.partNumber})` })),
        step: guide.steps.map((step, index) => ({ '@type': 'HowToStep', position: index + 1, name: step.title, text: step.text })), about: { '@type': 'Product', name: toy.name, url: `${env.APP_URL}/toys/${toy.slug}` },
      }} />
      <div className="no-print mb-1"><Breadcrumbs crumbs={[{ label: toy.name, href: `/toys/${toy.slug}` }]} /></div>
      <div className="grid items-center gap-x-14 gap-y-6 lg:grid-cols-[1.4fr_1fr] print:grid-cols-[1.6fr_1fr]">
        <div>
          {guide.symptom && <p className="text-lg text-ink-soft">“{guide.symptom}”</p>}
          <h1 className="font-display text-2xl font-semibold tracking-[-0.03em] sm:text-3xl print:text-2xl">{guide.title}</h1>
          <ul className="mt-4 flex flex-wrap gap-x-6 gap-y-2">
            <li className="flex items-center gap-2"><Icon name="clock" className="size-5 text-ink-soft" />{guide.minutes} minutes</li>
            <li className="flex items-center gap-2"><Icon name="gauge" className="size-5 text-ink-soft" />{difficultyText(guide.difficulty)}</li>
            {guide.revisionCodes.length > 0 && <li className="flex items-center gap-2"><Icon name="wrench" className="size-5 text-ink-soft" />For revision {guide.revisionCodes.join(', ')}</li>}
          </ul>
          <div className="mt-6 grid gap-x-10 gap-y-4 border-t border-line pt-5 sm:grid-cols-2">
            <div>
              <h2 className="font-semibold">You need</h2>
              <ul className="mt-1">{guide.tools.length > 0 ? guide.tools.map((tool) => <li key={tool}>{tool}</li>) : <li>No tools</li>}</ul>
            </div>
            {parts.length > 0 && (
              <div>
                <h2 className="font-semibold">Parts, if they are worn</h2>
                <ul className="mt-1">{parts.map((line) => <li key={line.partNumber}><PageLink href={`/parts/${encodeURIComponent(line.partNumber)}`} className="prose-link inline-flex min-h-8 items-center">{line.partName}</PageLink> <span className="font-mono text-sm whitespace-nowrap text-ink-soft">{line.partNumber}</span></li>)}</ul>
              </div>
            )}
          </div>
          {flags.map((flag) => <p key={flag} className="measure mt-3 border-l-4 border-held bg-held-tint px-3 py-2 text-base">{flagText(flag).long}</p>)}
        </div>
        {revision && <div className="flex justify-center"><AssembledView lines={drawnLines(revision.lines)} title={`${toy.name}, drawn`} className="max-h-72 w-full max-w-md" /></div>}
      </div>

      <ol className="mt-12 border-t-2 border-ink">
        {guide.steps.map((step, index) => {
          const named = (step.findNumbers ?? []).flatMap((number) => lineOf(number) ?? [])
          return (
            <li key={index} className="grid items-start gap-x-10 gap-y-4 border-b border-line py-7 sm:grid-cols-[3.5rem_1fr_auto]">
              <span aria-hidden className="tabular font-display text-2xl font-semibold text-accent-ink">{index + 1}</span>
              <div>
                <h2 className="font-display text-lg font-semibold tracking-[-0.015em]">{step.title}</h2>
                <p className="measure mt-1 text-lg leading-relaxed">{step.text}</p>
              </div>
              {named.length > 0 && (
                <ul className="flex flex-wrap gap-6">
                  {named.map((line) => (
                    <li key={line.findNumber} className="w-32">
                      <PartDrawing shape={shapeOf(line.shape)} chosen className="max-h-20 w-full" />
                      <PageLink href={`/parts/${encodeURIComponent(line.partNumber)}`} className="mt-2 flex items-start gap-1.5 text-sm font-medium underline-offset-4 hover:underline">
                        <span className="tabular flex size-5 shrink-0 items-center justify-center rounded-full border border-ink text-xs">{line.findNumber}</span>{line.partName}
                      </PageLink>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ol>
      <section aria-label="Afterwards" className="mt-8 max-w-2xl">
        <h2 className="font-semibold">Still not right?</h2>
        <p className="mt-1 text-ink-soft">
          {toy.brand.supportEmail ? <>Write to <a className="prose-link" href={`mailto:${toy.brand.supportEmail}?subject=${encodeURIComponent(`${toy.name}: ${guide.title}`)}`}>{toy.brand.supportEmail}</a> with the lot code that stands on the toy.</> : 'Take it to the shop where you bought it.'}{' '}
          Anything hot, swollen or that smells burnt: take the batteries out and stop.
        </p>
      </section>
    </PublicPage>
  )
}
