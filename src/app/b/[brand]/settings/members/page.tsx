import type { Metadata } from 'next'
import { changeBrandRoleAction, inviteBrandMemberAction, removeBrandMemberAction, withdrawBrandInvitationAction } from '#auth/actions.ts'
import { listMembers } from '#auth/list-members.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { SettingsTabs } from '#modules/home/ui/settings-tabs.tsx'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DateText } from '#ui/date-text.tsx'
import { SelectField, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'People' }

const ROLES = [
  { value: 'owner', label: 'Owner' }, { value: 'manager', label: 'Manager' }, { value: 'quality', label: 'Quality' }, { value: 'viewer', label: 'Viewer' },
] as const
const MEANS = [
  ['Owner', 'everything, settings and people too'], ['Manager', 'toys, pilots, runs, stock, restocks, partners'], ['Quality', 'checklists, inspections, releasing lots, recalls'], ['Viewer', 'sees everything, changes nothing'],
] as const

export default async function Page({ params }: { readonly params: Promise<{ brand: string }> }) {
  const { brand } = await params
  const actor = await requireActor('brand', brand, `/b/${brand}/settings/members`)
  const [{ members, invitations }, { timeZone }] = await Promise.all([listMembers(actor, new Date()), getBrandFacts(actor)])
  const manages = may(actor, 'members:manage')
  const words = (role: string) => ROLES.find(({ value }) => value === role)?.label ?? role
  return (
    <>
      <PageHead title="Settings" />
      <SettingsTabs brand={brand} current="members" />
      <div className="max-w-3xl">
        <ul className="border-t border-line">
          {members.map((member) => (
            <li key={member.membershipId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3">
              <div className="min-w-0 flex-1 basis-52"><p className="font-semibold">{member.name}{member.isYou && <span className="font-normal text-ink-soft"> (you)</span>}</p><p className="truncate text-sm text-ink-soft">{member.email}, since <DateText instant={member.since} timeZone={timeZone} /></p></div>
              {manages ? (
                <div className="flex flex-wrap items-end gap-2">
                  <ActionForm action={changeBrandRoleAction} hidden={{ workspace: brand, membershipId: member.membershipId }} layout="row" submitLabel="Change" variant="quiet" label={`Role of ${member.name}`}>
                    <SelectField name="role" label={`Role of ${member.name}`} hideLabel options={ROLES} defaultValue={member.role} />
                  </ActionForm>
                  <ConfirmForm action={removeBrandMemberAction} hidden={{ workspace: brand, membershipId: member.membershipId }} label="Remove …" title={`Remove ${member.name}?`} consequence="They are out with their next click. What they did stays in the history." confirmLabel="Remove" />
                </div>
              ) : <p>{words(member.role)}</p>}
            </li>
          ))}
        </ul>
        {invitations.length > 0 && (
          <Section title="Invited, not here yet" id="invitations">
            <ul className="border-t border-line">
              {invitations.map((invitation) => (
                <li key={invitation.invitationId} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-2">
                  <span><span className="font-medium">{invitation.email}</span> <span className="text-ink-soft">as {words(invitation.role).toLowerCase()}, until <DateText instant={invitation.expiresAt} timeZone={timeZone} /></span></span>
                  {manages && <ActionForm action={withdrawBrandInvitationAction} hidden={{ workspace: brand, invitationId: invitation.invitationId }} submitLabel="Withdraw" variant="plain" label={`Withdraw the invitation of ${invitation.email}`} />}
                </li>
              ))}
            </ul>
          </Section>
        )}
        {manages && (
          <Section title="Invite somebody" id="invite">
            <ActionForm action={inviteBrandMemberAction} hidden={{ workspace: brand }} submitLabel="Send invitation" layout="row" label="Invite somebody">
              <TextField name="email" label="E-mail" type="email" className="min-w-64 flex-1" />
              <SelectField name="role" label="Role" options={ROLES} defaultValue="manager" />
            </ActionForm>
          </Section>
        )}
        <dl className="mt-10 grid gap-x-6 gap-y-1 border-t border-line pt-4 text-sm sm:grid-cols-[6rem_1fr]">
          {MEANS.map(([role, means]) => <div key={role} className="contents"><dt className="font-medium">{role}</dt><dd className="text-ink-soft">{means}</dd></div>)}
        </dl>
      </div>
    </>
  )
}
