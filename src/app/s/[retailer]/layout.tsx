import type { ReactNode } from 'react'
import { headers } from 'next/headers'
import Link from 'next/link'
import { signOutAction } from '#auth/actions.ts'
import { currentPerson, requireActor } from '#auth/require-actor.ts'
import { putShopViewBackAction, removeShopViewAction, renameShopViewAction, saveShopViewAction } from '#modules/home/actions.ts'
import { listKeptViews } from '#modules/home/queries/kept-views.ts'
import { ShopFrame } from '#ui/frames/shop-frame.tsx'
import { ToldNote } from '#ui/frames/told-note.tsx'
import { SavedViewsProvider } from '#ui/saved-views.tsx'
import { SignOutForm } from '#ui/sign-out-form.tsx'
import { shopLinks, workspaceLinks } from './shop-links.ts'

export default async function ShopLayout({ children, params }: { readonly children: ReactNode; readonly params: Promise<{ retailer: string }> }) {
  const { retailer } = await params
  const actor = await requireActor('retailer', retailer, (await headers()).get('x-pathname') ?? `/s/${retailer}`)
  const [person, views] = await Promise.all([currentPerson(), listKeptViews(actor)])
  const membership = person?.memberships.find(({ kind, slug }) => kind === 'retailer' && slug === retailer)
  const others = workspaceLinks(person?.memberships ?? [], retailer)
  return (
    <ShopFrame
      retailer={membership?.name ?? retailer} items={shopLinks(retailer)} user={{ name: actor.name, email: actor.email, role: actor.role === 'buyer' ? 'Buyer' : 'Staff' }}
      userLinks={<><Link href={`/s/${retailer}/places`}>Places</Link><Link href={`/s/${retailer}/people`}>People</Link>{others.map(({ href, label }) => <Link key={href} href={href}>{label}</Link>)}</>}
      signOut={<SignOutForm action={signOutAction} size="touch" />}
    >
      <ToldNote />
      <SavedViewsProvider base={`/s/${retailer}`} workspace={retailer} views={views} save={saveShopViewAction} rename={renameShopViewAction} remove={removeShopViewAction} putBack={putShopViewBackAction}>{children}</SavedViewsProvider>
    </ShopFrame>
  )
}
