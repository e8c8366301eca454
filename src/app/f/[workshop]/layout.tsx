import type { ReactNode } from 'react'
import { headers } from 'next/headers'
import Link from 'next/link'
import { signOutAction } from '#auth/actions.ts'
import { currentPerson, requireActor } from '#auth/require-actor.ts'
import { lastReportOf } from '#modules/runs/queries/get-run.ts'
import { UndoBar } from '#modules/runs/ui/undo-bar.tsx'
import { ActionForm } from '#ui/form.tsx'
import { FloorFrame, SyncState } from '#ui/frames/floor-frame.tsx'

const AREAS = { brand: 'b', microfactory: 'f', retailer: 's' } as const

export default async function FloorLayout({ children, params }: { readonly children: ReactNode; readonly params: Promise<{ workshop: string }> }) {
  const { workshop } = await params
  const actor = await requireActor('microfactory', workshop, (await headers()).get('x-pathname') ?? `/f/${workshop}`)
  const [person, last] = await Promise.all([currentPerson(), lastReportOf(actor)])
  const memberships = person?.memberships ?? []
  const own = memberships.find(({ kind, slug }) => kind === 'microfactory' && slug === workshop)
  const others = memberships.filter((membership) => membership !== own)
  return (
    <FloorFrame
      workshop={own?.name ?? workshop}
      items={[{ label: 'To make', href: `/f/${workshop}`, exact: true }, { label: 'All runs', href: `/f/${workshop}/runs` }, { label: 'Board', href: `/f/${workshop}/board` }, { label: 'Inspect', href: `/f/${workshop}/inspect` }, { label: 'Arrivals', href: `/f/${workshop}/arrivals` }, { label: 'Count', href: `/f/${workshop}/counts` }]}
      user={{ name: actor.name, email: actor.email, role: actor.role === 'lead' ? 'Lead' : 'Operator' }}
      sync={<SyncState />}
      undo={last && <UndoBar workspace={workshop} report={last} />}
      userLinks={<><Link href={`/f/${workshop}/people`}>People</Link>{others.map(({ kind, slug, name }) => <Link key={`${kind}-${slug}`} href={`/${AREAS[kind]}/${slug}`}>{name}</Link>)}</>}
      signOut={<ActionForm action={signOutAction} submitLabel="Sign out" variant="quiet" />}
    >
      {children}
    </FloorFrame>
  )
}
