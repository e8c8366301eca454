import type { ReactNode } from 'react'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { signOutAction } from '#auth/actions.ts'
import { deviceKey } from '#auth/device-key.ts'
import { currentPerson, requireActor } from '#auth/require-actor.ts'
import { putFloorViewBackAction, removeFloorViewAction, renameFloorViewAction, saveFloorViewAction } from '#modules/home/actions.ts'
import { listKeptViews } from '#modules/home/queries/kept-views.ts'
import { lastReportOf } from '#modules/runs/queries/get-run.ts'
import { OfflineStrip } from '#modules/runs/ui/outbox/offline-strip.tsx'
import { OutboxProvider } from '#modules/runs/ui/outbox/outbox-context.tsx'
import { SyncBadge } from '#modules/runs/ui/outbox/sync-badge.tsx'
import { UndoBar } from '#modules/runs/ui/undo-bar.tsx'
import { FloorFrame } from '#ui/frames/floor-frame.tsx'
import { ToldNote } from '#ui/frames/told-note.tsx'
import { SavedViewsProvider } from '#ui/saved-views.tsx'
import { SignOutForm } from '#ui/sign-out-form.tsx'

const AREAS = { brand: 'b', microfactory: 'f', retailer: 's' } as const

// Each floor has a manifest of its own, below; the browser must send the session to read it, which Next's own link does not.
export const metadata: Metadata = { manifest: null }

export default async function FloorLayout({ children, params }: { readonly children: ReactNode; readonly params: Promise<{ workshop: string }> }) {
  const { workshop } = await params
  const actor = await requireActor('microfactory', workshop, (await headers()).get('x-pathname') ?? `/f/${workshop}`)
  const [person, last, views] = await Promise.all([currentPerson(), lastReportOf(actor), listKeptViews(actor)])
  const memberships = person?.memberships ?? []
  const own = memberships.find(({ kind, slug }) => kind === 'microfactory' && slug === workshop)
  const at = new Date().toISOString()
  const others = memberships.filter((membership) => membership !== own)
  return (
    <OutboxProvider person={actor.userId} workshop={workshop} secret={deviceKey(actor.userId)} at={at}>
      <link rel="manifest" href={`/f/${workshop}/manifest.webmanifest`} crossOrigin="use-credentials" />
      <FloorFrame
        workshop={own?.name ?? workshop}
        items={[{ label: 'To make', icon: 'make', href: `/f/${workshop}`, exact: true }, { label: 'All runs', icon: 'runs', href: `/f/${workshop}/runs` }, { label: 'Board', icon: 'board', href: `/f/${workshop}/board` }, { label: 'Inspect', icon: 'inspect', href: `/f/${workshop}/inspect` }, { label: 'Arrivals', icon: 'arrivals', href: `/f/${workshop}/arrivals` }, { label: 'Count', icon: 'count', href: `/f/${workshop}/counts` }]}
        user={{ name: actor.name, email: actor.email, role: actor.role === 'lead' ? 'Lead' : 'Operator' }}
        sync={<SyncBadge workshop={workshop} />}
        undo={<UndoBar workspace={workshop} last={last} />}
        userLinks={<><Link href={`/f/${workshop}/places`}>Places</Link><Link href={`/f/${workshop}/people`}>People</Link>{others.map(({ kind, slug, name }) => <Link key={`${kind}-${slug}`} href={`/${AREAS[kind]}/${slug}`}>{name}</Link>)}</>}
        signOut={<SignOutForm action={signOutAction} size="floor" />}
      >
        <ToldNote />
        <OfflineStrip at={at} />
        <SavedViewsProvider base={`/f/${workshop}`} workspace={workshop} views={views} save={saveFloorViewAction} rename={renameFloorViewAction} remove={removeFloorViewAction} putBack={putFloorViewBackAction}>{children}</SavedViewsProvider>
      </FloorFrame>
    </OutboxProvider>
  )
}
