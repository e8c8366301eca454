import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { env } from '#env.ts'
import { getKeptMail, listKeptMail } from '#server/mail/kept-mail.ts'
import { cx } from '#ui/class-names.ts'
import { momentText } from '#ui/date-text.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Wordmark } from '#ui/frames/brand-mark.tsx'

export const metadata: Metadata = { title: 'Kept mail', robots: { index: false } }
export const dynamic = 'force-dynamic'

const parameters = z.object({ q: z.string().max(254).catch('').default(''), message: z.uuid().optional().catch(undefined) })

/** The demo has no mail server: what it would have sent is here. Anywhere else this page does not exist. */
export default async function Page({ searchParams }: { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  if (!env.DEMO) notFound()
  const { q, message } = parameters.parse(await searchParams)
  const messages = await listKeptMail(q)
  const chosen = await getKeptMail(message ?? messages[0]?.id)
  return (
    <div className="mx-auto max-w-6xl px-4 py-4 sm:px-6">
      <header className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <div className="flex items-baseline gap-4"><Link href="/"><Wordmark /></Link><h1 className="text-ink-soft">Kept mail</h1></div>
        <form role="search" className="control-group max-w-xs"><input type="search" name="q" defaultValue={q} aria-label="To whom, or about what" placeholder="To whom, or about what" className="control" /></form>
      </header>
      {messages.length === 0 ? <EmptyState title={q ? 'No message matches' : 'Nothing was sent yet'}>Messages appear here seconds after they were sent: no mail server is set up, so none of them leaves this machine.</EmptyState> : (
        <div className="grid grid-cols-1 gap-8 lg:grid-cols-[20rem_1fr]">
          <nav aria-label="Messages" className="min-w-0">
            <ul className="border-t border-line lg:max-h-[80dvh] lg:overflow-y-auto">
              {messages.map((one) => (
                <li key={one.id} className="border-b border-line">
                  <Link href={`/dev/mail?${new URLSearchParams({ ...(q && { q }), message: one.id }).toString()}`} aria-current={one.id === chosen?.id ? 'true' : undefined}
                    className={cx('block px-2 py-2.5 hover:bg-paper-sunk', one.id === chosen?.id && 'bg-paper-sunk')}>
                    <span className="block truncate font-semibold">{one.subject}</span>
                    <span className="flex justify-between gap-3 text-sm text-ink-soft"><span className="truncate">{one.to}</span><span className="shrink-0">{momentText(one.at, 'America/Los_Angeles')}</span></span>
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          {chosen && (
            <article aria-label={chosen.subject} className="min-w-0">
              <p className="mb-1 text-sm text-ink-soft">To {chosen.to}</p>
              <h2 className="mb-4 font-display text-xl font-semibold">{chosen.subject}</h2>
              {/* Plain text, not the HTML part: links work, and nothing of a message runs in the page. */}
              <div className="rounded-surface bg-paper-raised p-6 wrap-anywhere whitespace-pre-wrap ring-1 ring-line">{linked(chosen.text)}</div>
            </article>
          )}
        </div>
      )}
    </div>
  )
}

/** Addresses of this installation become links; all other text stays text. */
function linked(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) => (part.startsWith(`${env.APP_URL}/`)
    ? <a key={index} href={part} className="font-medium break-all text-accent-ink underline underline-offset-4">{part}</a> : part))
}
