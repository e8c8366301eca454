import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { formatDigitalLink } from '#kernel/gs1.ts'
import { findAnything } from '#modules/repair/queries/find-anything.ts'
import type { FoundLot } from '#modules/repair/queries/find.ts'
import { FoundParts } from '#modules/repair/ui/found-parts.tsx'
import { GuideList } from '#modules/repair/ui/guide-list.tsx'
import { ToyShelf } from '#modules/repair/ui/toy-shelf.tsx'
import { FindBox } from '#ui/frames/public-frame.tsx'
import { Notice } from '#ui/notice.tsx'
import { PublicPage } from '../public-page.tsx'
import { PageLink } from '#ui/page-link.tsx'

export const metadata: Metadata = { title: 'Find a toy, a part or a repair', robots: { index: false } }

export default async function Page({ searchParams }: PageProps<'/find'>) {
  const { q } = await searchParams
  const query = (typeof q === 'string' ? q : '').slice(0, 400)
  const answer = await findAnything(query)
  if (answer.kind === 'go') redirect(answer.path)
  const { found, lots } = answer.kind === 'list' ? answer : { found: null, lots: [] }
  const problem = answer.kind === 'problem' ? answer.reason : undefined
  const count = found ? found.toys.length + found.parts.length + found.guides.length : 0
  return (
    <PublicPage find={false}>
      <h1 className="font-display text-2xl font-semibold tracking-[-0.025em]">{heading(query, count, lots.length, problem)}</h1>
      <div className="mt-6"><FindBox size="large" defaultValue={query} autoFocus={query === ''} /></div>
      {problem && <div className="mt-8 max-w-2xl"><Notice kind="caution" title={`“${query}” is not a code we can read.`}><p>{problem} Compare it with the code on the toy, or type the toy’s name.</p></Notice></div>}
      {(query === '' || problem || (found && count === 0 && lots.length === 0)) && <Advice asked={query !== ''} />}
      {lots.length > 0 && <Lots lots={lots} />}
      {found && count > 0 && (
        <div className="mt-10 grid gap-12">
          {found.guides.length > 0 && <Part title="What is wrong with it?"><GuideList guides={found.guides} toyNames /></Part>}
          {found.toys.length > 0 && <Part title="Toys"><ToyShelf toys={found.toys} /></Part>}
          {found.parts.length > 0 && <Part title="Parts"><FoundParts parts={found.parts} /></Part>}
        </div>
      )}
    </PublicPage>
  )
}

function heading(query: string, count: number, lots: number, problem?: string): string {
  if (query === '' || problem) return 'What do you have in your hand?'
  if (lots > 0) return 'Which toy is it?'
  return count > 0 ? `Found for “${query}”` : `Nothing found for “${query}”`
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return <section><h2 className="mb-3 font-display text-lg font-semibold">{title}</h2>{children}</section>
}

function Lots({ lots }: { readonly lots: readonly FoundLot[] }) {
  return (
    <ul className="mt-8 max-w-2xl border-t border-line">
      {lots.map((lot) => (
        <li key={`${lot.gtin} ${lot.code}`} className="relative border-b border-line py-4 hover:bg-paper-raised">
          <PageLink href={formatDigitalLink('', { gtin: lot.gtin, lot: lot.code }).value ?? '/find'} className="font-display text-lg font-semibold after:absolute after:inset-0">{lot.skuName}</PageLink>
          <p className="text-base text-ink-soft">{lot.brandName} · lot <span className="font-mono">{lot.code}</span></p>
        </li>
      ))}
    </ul>
  )
}

/** Where the codes are, and what else can be typed. */
function Advice({ asked }: { readonly asked: boolean }) {
  return (
    <div className="mt-10 grid max-w-4xl gap-x-12 gap-y-8 sm:grid-cols-2">
      <section>
        <h2 className="font-semibold">Where the codes are</h2>
        <p className="mt-1 text-ink-soft">Under the toy or on its sewn label: a square code to scan with any phone camera, and beside it the <strong>lot</strong>, such as <span className="whitespace-nowrap font-mono text-base">L260314-0007</span>. On a part: its number. On the box: the digits under the bar code.</p>
      </section>
      <section>
        <h2 className="font-semibold">{asked ? 'Try it another way' : 'Or say it in words'}</h2>
        <p className="mt-1 text-ink-soft">The name of the toy, the part (“knob”, “wheel”), or what is wrong (“lights do not blink”). {asked ? 'One or two words find more than a sentence. ' : ''}A zero and the letter O, a one and the letter I look alike on small labels.</p>
      </section>
    </div>
  )
}
