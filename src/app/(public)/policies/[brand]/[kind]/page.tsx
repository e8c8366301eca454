import { cache } from 'react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { typedNumber } from '#kernel/typed-number.ts'
import { getPolicy } from '#modules/policies/queries.ts'
import { PolicyBody } from '#modules/policies/ui/policy-body.tsx'
import { dayText } from '#ui/date-text.tsx'
import { Notice } from '#ui/notice.tsx'
import { PublicPage } from '../../../public-page.tsx'
import { PageLink } from '#ui/page-link.tsx'

const policy = cache(getPolicy)
const paramsSchema = z.object({ revision: typedNumber().int().positive().max(100_000).optional().catch(undefined) })

export async function generateMetadata({ params }: PageProps<'/policies/[brand]/[kind]'>): Promise<Metadata> {
  const { brand, kind } = await params
  const text = await policy(brand, kind)
  return text ? { title: `${text.title} · ${text.brandName}`, alternates: { canonical: `/policies/${brand}/${kind}` } } : {}
}

export default async function Page({ params, searchParams }: PageProps<'/policies/[brand]/[kind]'>) {
  const { brand, kind } = await params
  const { revision } = paramsSchema.parse(await searchParams)
  const text = (await policy(brand, kind, revision)) ?? notFound()
  const newer = text.others.find((other) => other.revision > text.revision)
  const path = `/policies/${text.brandSlug}/${text.kind}`
  return (
    <PublicPage>
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[1fr_15rem]">
        <article>
          <p className="text-base font-medium text-ink-soft">{text.brandName}</p>
          <h1 className="mt-1 font-display text-2xl font-semibold tracking-[-0.03em] sm:text-3xl">{text.title}</h1>
          <p className="mt-2 text-ink-soft">Revision {text.revision}, valid from {longDay(text.validFrom)}</p>
          {newer && <div className="mt-6 max-w-2xl"><Notice kind="caution" title="This is an earlier text." action={<PageLink href={path} className="prose-link inline-flex min-h-11 items-center">Read the present one</PageLink>}>What was valid when you bought counts for you.</Notice></div>}
          <div className="mt-6"><PolicyBody body={text.body} /></div>
        </article>
        {text.others.length > 0 && (
          <aside aria-label="Other revisions" className="no-print">
            <h2 className="font-semibold">Other revisions</h2>
            <ul className="mt-1 border-t border-line">
              {text.others.map((other) => <li key={other.revision} className="border-b border-line"><PageLink href={`${path}?revision=${other.revision}`} className="flex min-h-11 items-center justify-between gap-3 text-base hover:underline underline-offset-4"><span>Revision {other.revision}</span><span className="text-ink-soft">{longDay(other.validFrom)}</span></PageLink></li>)}
            </ul>
          </aside>
        )}
      </div>
    </PublicPage>
  )
}

const longDay = (day: string): string => dayText(day, { weekday: false, today: '0000' })
