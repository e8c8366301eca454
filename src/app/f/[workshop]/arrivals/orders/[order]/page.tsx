import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ArrowRight, CircleCheckBig } from 'lucide-react'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { getExpectedOrder, type ArrivedLot, type ExpectedLine } from '#modules/sourcing/queries/expected.ts'
import { ExpectedState } from '#modules/sourcing/ui/expected-card.tsx'
import { FloorReceive } from '#modules/sourcing/ui/floor-receive.tsx'
import { FloorUndoReceipt } from '#modules/sourcing/ui/floor-undo-receipt.tsx'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { dayText } from '#ui/date-text.tsx'
import { Notice } from '#ui/notice.tsx'
import { StateBadge } from '#ui/state-badge.tsx'

export const metadata: Metadata = { title: 'Delivery' }

export default async function Page({ params, searchParams }: { readonly params: Promise<{ workshop: string; order: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { workshop, order: id } = await params
  const arrivals = `/f/${workshop}/arrivals`
  const actor = await requireActor('microfactory', workshop, `${arrivals}/orders/${id}`)
  const order = await getExpectedOrder(actor, id, new Date())
  if (!order) notFound()
  const open = order.receivable ? order.lines.filter(({ quantity, received }) => received < quantity) : []
  const receives = may(actor, 'sourcing:receive')
  const { line: asked } = await searchParams
  const inHand = receives ? (open.find((line) => line.id === asked) ?? (open.length === 1 ? open[0] : undefined)) : undefined
  const others = open.filter((line) => line !== inHand)
  const came = order.lines.flatMap((line) => line.lots.map((lot) => ({ line, lot })))
  return (
    <>
      <Breadcrumbs crumbs={[{ label: 'Arrivals', href: arrivals }]} />
      <header className="mt-1 mb-6">
        <h1 className="font-display text-xl leading-tight font-semibold tracking-[-0.02em]">From {order.supplier}</h1>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-base text-ink-soft">
          <ExpectedState order={order} />
          <span>for {order.brandName}</span><span className="font-mono text-sm">{order.number}</span>
          {order.expectedOn && open.length > 0 && <span>{order.late ? 'was expected' : 'expected'} {dayText(order.expectedOn)}</span>}
          {order.supplierRef && <span>their number <span className="font-mono text-sm">{order.supplierRef}</span></span>}
        </p>
      </header>
      {open.length === 0 && <div className="mb-8"><Notice kind="done" title="All of it is here" action={<Link className="prose-link font-semibold" href={arrivals}>Other arrivals</Link>}>Keep the boxes apart until {order.brandName} has looked at them: nothing of it is built in before.</Notice></div>}
      {!receives && open.length > 0 && <div className="mb-8"><Notice title="Your lead receives it">Tell them that it is here. Count it, and keep the delivery note.</Notice></div>}
      {inHand && (
        <section aria-labelledby="in-hand" className="mb-10">
          <h2 id="in-hand" className="font-display text-lg leading-tight font-semibold tracking-[-0.015em]">{inHand.partName}</h2>
          <p className="mt-1 mb-5 text-base text-ink-soft"><LineCodes line={inHand} /></p>
          <FloorReceive order={order} line={inHand} workspace={workshop} />
        </section>
      )}
      {others.length > 0 && (
        <section className="mb-10" aria-labelledby="still-to-come">
          <h2 id="still-to-come" className="mb-3 font-display text-lg font-semibold tracking-[-0.015em]">{inHand ? 'Another box' : 'What is in the box?'}</h2>
          <ul className="border-t border-line">
            {others.map((line) => <li key={line.id} className="border-b border-line"><OpenLine line={line} href={receives ? `${arrivals}/orders/${order.id}?line=${line.id}` : undefined} /></li>)}
          </ul>
        </section>
      )}
      {came.length > 0 && (
        <section aria-labelledby="came">
          <h2 id="came" className="font-display text-lg font-semibold tracking-[-0.015em]">Came</h2>
          <p className="mb-3 text-base text-ink-soft">Write our lot code on each box.{came.some(({ lot }) => lot.takeable) && ` Something wrong? ${receives ? 'Take it back' : 'Your lead takes it back'}, as long as nobody has looked at it.`}</p>
          <ul className="border-t border-line">{came.map(({ line, lot }) => <li key={lot.id} className="border-b border-line py-4"><CameLot line={line} lot={lot} workspace={receives ? workshop : undefined} /></li>)}</ul>
        </section>
      )}
    </>
  )
}

function LineCodes({ line }: { readonly line: ExpectedLine }) {
  return <><span className="font-mono text-sm">{line.partNumber}</span> · revision {line.revision}{line.supplierCode && <> · theirs <span className="font-mono text-sm">{line.supplierCode}</span></>}</>
}

function OpenLine({ line, href }: { readonly line: ExpectedLine; readonly href?: string }) {
  const row = (
    <>
      <span className="min-w-0 flex-1"><span className="block text-lg leading-tight font-semibold group-hover:underline">{line.partName}</span><span className="mt-1 block text-base text-ink-soft"><LineCodes line={line} /></span></span>
      <span className="tabular shrink-0 text-lg font-semibold">{(line.quantity - line.received).toLocaleString('en-US')}{line.received > 0 && <span className="text-base font-normal text-ink-soft"> of {line.quantity.toLocaleString('en-US')}</span>}</span>
    </>
  )
  const look = 'flex min-h-14 items-center gap-4 py-4'
  return href ? <Link href={href} className={`group ${look}`}>{row}<ArrowRight aria-hidden className="size-6 shrink-0 text-ink-soft group-hover:text-ink" /></Link> : <p className={look}>{row}</p>
}

function CameLot({ line, lot, workspace }: { readonly line: ExpectedLine; readonly lot: ArrivedLot; /** Of who may take it back. */ readonly workspace?: string }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
      <p className="min-w-0"><span className="flex items-center gap-2 font-semibold"><CircleCheckBig aria-hidden className="size-5 shrink-0 text-released" />{line.partName}</span><span className="font-mono text-lg font-semibold">{lot.lotCode}</span></p>
      <p className="tabular text-right text-lg font-semibold">{lot.quantity.toLocaleString('en-US')}<span className="block text-base font-normal text-ink-soft">{lot.supplierLot ? `their lot ${lot.supplierLot}` : lot.receivedBy}</span></p>
      <div className="flex basis-full flex-wrap items-center justify-between gap-3"><StateBadge state={lot.quality} />{workspace && lot.takeable && <FloorUndoReceipt line={line} lot={lot} workspace={workspace} />}</div>
    </div>
  )
}
