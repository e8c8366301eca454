import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { isId } from '#kernel/ids.ts'
import { listSkuOptions } from '#modules/catalogue/public.ts'
import { planPilotAction } from '#modules/pilots/actions.ts'
import { listLearnings } from '#modules/pilots/queries/list-pilots.ts'
import { PilotForm } from '#modules/pilots/ui/pilot-form.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SubmitButton } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { stateWords } from '#ui/state-words.ts'

export const metadata: Metadata = { title: 'Plan a pilot' }

export default async function Page({ params, searchParams }: { params: Promise<{ brand: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const base = `/b/${brand}`
  const actor = await requireActor('brand', brand, `${base}/pilots/new`)
  const { sku } = await searchParams
  const crumbs = [{ label: 'Pilots', href: `${base}/pilots` }]
  if (!may(actor, 'pilots:plan')) return <><PageHead title="Plan a pilot" crumbs={crumbs} /><Notice title="Your role does not include planning pilots">Ask an owner or manager of this brand.</Notice></>
  const [skus, learnings] = await Promise.all([listSkuOptions(actor.brandId), listLearnings(actor)])
  return (
    <>
      <PageHead title="Plan a pilot" crumbs={crumbs} about="Before anything is made, write down what would prove you right. You will be glad of it on the decision date." />
      {skus.length === 0
        ? <EmptyState title="First a toy to test" action={<LinkButton variant="primary" href={`${base}/toys`}>Open the toys</LinkButton>}>A pilot tests one SKU: an edition of a toy with a price. Add the toy, its parts and its SKU.</EmptyState>
        : (
          <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,42rem)_minmax(0,1fr)]">
            <PilotForm action={planPilotAction} hidden={{ workspace: brand }} currency={skus[0]!.currency}
              values={{ skuId: typeof sku === 'string' && isId(sku) ? sku : skus.length === 1 ? skus[0]!.id : undefined, metrics: [{ metric: 'sell-through', direction: 'at-least', threshold: 80 }, { metric: 'return-rate', direction: 'at-most', threshold: 5 }] }}
              skuOptions={skus.map(({ id, code, name, toyName }) => ({ value: id, label: `${name} · ${code}`, group: toyName }))}
              submit={<><SubmitButton name="then" value="approve" pendingLabel="Planning …">Plan and approve</SubmitButton><SubmitButton name="then" value="draft" variant="quiet" pendingLabel="Saving …">Keep as a draft</SubmitButton></>} />
            {learnings.length > 0 && (
              <aside>
                <h2 className="text-md font-semibold">What earlier pilots taught</h2>
                <ul className="mt-3 grid gap-4 border-t border-line pt-4">
                  {learnings.map((learning) => <li key={learning.id}><p>{learning.text}</p><p className="text-sm text-ink-soft">{stateWords(learning.about)} · {learning.sku} · <a className="prose-link" href={`${base}/pilots/${learning.pilot}`}>{learning.pilot}</a></p></li>)}
                </ul>
              </aside>
            )}
          </div>
        )}
    </>
  )
}
