import type { Metadata } from 'next'
import { changeFloorRoleAction, inviteFloorMemberAction, removeFloorMemberAction, withdrawFloorInvitationAction } from '#auth/actions.ts'
import { listMembers } from '#auth/list-members.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { PeopleOf } from '#modules/home/ui/people.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'People' }

const actions = { invite: inviteFloorMemberAction, withdraw: withdrawFloorInvitationAction, changeRole: changeFloorRoleAction, remove: removeFloorMemberAction }

export default async function Page({ params }: { readonly params: Promise<{ workshop: string }> }) {
  const { workshop } = await params
  const actor = await requireActor('microfactory', workshop, `/f/${workshop}/people`)
  const people = await listMembers(actor, new Date())
  const manages = may(actor, 'members:manage')
  return (
    <>
      <PageHead title="People" about={manages ? 'Who works on this floor.' : 'Who works on this floor. Your lead invites people and changes roles.'} />
      <PeopleOf workspace={workshop} kind="microfactory" people={people} manages={manages} actions={actions} size="floor" />
    </>
  )
}
