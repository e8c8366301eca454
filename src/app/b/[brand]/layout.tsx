import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { signOutAction } from '#auth/actions.ts'
import { workspacePath } from '#auth/enter.ts'
import { actorIn, requireActor, requirePerson } from '#auth/require-actor.ts'
import { putBrandViewBackAction, removeBrandViewAction, renameBrandViewAction, saveBrandViewAction } from '#modules/home/actions.ts'
import { getFrame } from '#modules/home/queries/get-frame.ts'
import { brandNavigation } from '#modules/home/ui/brand-navigation.ts'
import { BrandFrame } from '#ui/frames/brand-frame.tsx'
import { ToldNote } from '#ui/frames/told-note.tsx'
import { SavedViewsProvider } from '#ui/saved-views.tsx'
import { SignOutForm } from '#ui/sign-out-form.tsx'

export const metadata: Metadata = { robots: { index: false } }

const ROLES: Readonly<Record<string, string>> = { owner: 'Owner', manager: 'Manager', quality: 'Quality', viewer: 'Viewer' }

export default async function BrandLayout({ params, children }: { readonly params: Promise<{ brand: string }>; readonly children: ReactNode }) {
  const { brand: slug } = await params
  const returnTo = (await headers()).get('x-pathname') ?? `/b/${slug}`
  const actor = await requireActor('brand', slug, returnTo)
  const person = await requirePerson(returnTo)
  const brand = person.memberships.find(({ kind, id }) => kind === 'brand' && id === actor.brandId)?.name ?? slug
  const others = person.memberships.filter((membership) => actorIn(person, membership.kind, membership.slug) && membership.id !== actor.brandId)
  const { waiting, views } = await getFrame(actor)
  return (
    <BrandFrame
      brand={brand} home={`/b/${slug}`} items={brandNavigation(slug, waiting)} searchUrl={`/b/${slug}/search`}
      user={{ name: person.name, email: person.email, role: `${ROLES[actor.role]}, ${brand}` }}
      userLinks={<>
        <Link href={`/b/${slug}/settings`}>Settings</Link>
        {others.map((membership) => <Link key={membership.id} href={workspacePath(membership)}>{membership.name}</Link>)}
      </>}
      signOut={<SignOutForm action={signOutAction} />}
    >
      <ToldNote />
      <SavedViewsProvider base={`/b/${slug}`} workspace={slug} views={views} save={saveBrandViewAction} rename={renameBrandViewAction} remove={removeBrandViewAction} putBack={putBrandViewBackAction}>{children}</SavedViewsProvider>
    </BrandFrame>
  )
}
