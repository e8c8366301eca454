import type { Metadata } from 'next'
import { changeShopRoleAction, inviteShopMemberAction, removeShopMemberAction, withdrawShopInvitationAction } from '#auth/actions.ts'
import { listMembers } from '#auth/list-members.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { PeopleOf } from '#modules/home/ui/people.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'People' }

const actions = { invite: inviteShopMemberAction, withdraw: withdrawShopInvitationAction, changeRole: changeShopRoleAction, remove: removeShopMemberAction }

export default async function Page({ params }: { readonly params: Promise<{ retailer: string }> }) {
  const { retailer } = await params
  const actor = await requireActor('retailer', retailer, `/s/${retailer}/people`)
  const people = await listMembers(actor, new Date())
  const manages = may(actor, 'members:manage')
  return (
    <>
      <PageHead title="People" about={manages ? 'Who orders and receives for your shops.' : 'Who orders and receives for your shops. Your buyer invites people and changes roles.'} />
      <PeopleOf workspace={retailer} kind="retailer" people={people} manages={manages} actions={actions} size="touch" />
    </>
  )
}
