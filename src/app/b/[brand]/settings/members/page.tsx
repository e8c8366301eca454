import type { Metadata } from 'next'
import { changeBrandRoleAction, inviteBrandMemberAction, removeBrandMemberAction, withdrawBrandInvitationAction } from '#auth/actions.ts'
import { listMembers } from '#auth/list-members.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { PeopleOf } from '#modules/home/ui/people.tsx'
import { SettingsTabs } from '#modules/home/ui/settings-tabs.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'People' }

const actions = { invite: inviteBrandMemberAction, withdraw: withdrawBrandInvitationAction, changeRole: changeBrandRoleAction, remove: removeBrandMemberAction }

export default async function Page({ params }: { readonly params: Promise<{ brand: string }> }) {
  const { brand } = await params
  const actor = await requireActor('brand', brand, `/b/${brand}/settings/members`)
  const people = await listMembers(actor, new Date())
  return (
    <>
      <PageHead title="Settings" />
      <SettingsTabs brand={brand} current="members" />
      <PeopleOf workspace={brand} kind="brand" people={people} manages={may(actor, 'members:manage')} actions={actions} />
    </>
  )
}
