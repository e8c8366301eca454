import type { WorkspaceKind } from '#auth/actor.ts'
import type { MemberRow, People } from '#auth/list-members.ts'
import { ROLES } from '#auth/roles.ts'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DateText } from '#ui/date-text.tsx'
import { SelectField, TextField } from '#ui/fields.tsx'
import { ActionForm, type FormAction } from '#ui/form.tsx'
import { Section } from '#ui/page-head.tsx'

/** The doors of one workspace: each kind has its own. */
export interface PeopleActions {
  readonly invite: FormAction
  readonly withdraw: FormAction
  readonly changeRole: FormAction
  readonly remove: FormAction
}

/** Who works here, who is invited, and the form that invites. `manages`: whoever looks may change it. The same for brand, workshop and shop. */
export function PeopleOf({ workspace, kind, people, manages, actions, size = 'normal' }: {
  readonly workspace: string
  readonly kind: WorkspaceKind
  readonly people: People
  readonly manages: boolean
  readonly actions: PeopleActions
  readonly size?: 'normal' | 'touch' | 'floor'
}) {
  const roles = ROLES[kind]
  const words = (role: string) => roles.find(({ value }) => value === role)?.label ?? role
  const small = size === 'floor' ? 'text-base' : 'text-sm'
  const controls = (member: MemberRow) => (
    <div className="flex flex-wrap items-baseline-last gap-2">
      <ActionForm action={actions.changeRole} hidden={{ workspace, membershipId: member.membershipId }} layout="row" size={size} submitLabel="Change" variant="quiet" label={`Role of ${member.name}`}>
        <SelectField name="role" label={`Role of ${member.name}`} hideLabel options={roles} defaultValue={member.role} />
      </ActionForm>
      <ConfirmForm action={actions.remove} hidden={{ workspace, membershipId: member.membershipId }} size={size} label="Remove …" title={`Remove ${member.name}?`} consequence="They are out with their next click. What they did stays in the history." confirmLabel="Remove" />
    </div>
  )
  return (
    <div className="max-w-3xl">
      <ul className="border-t border-line">
        {people.members.map((member) => (
          <li key={member.membershipId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-line py-3">
            <div className="min-w-0 flex-1 basis-52">
              <p className="font-semibold">{member.name}{member.isYou && <span className="font-normal text-ink-soft"> (you)</span>}</p>
              <p className={`truncate ${small} text-ink-soft`}>{member.email}, since <DateText instant={member.since} timeZone={people.timeZone} /></p>
            </div>
            {manages ? controls(member) : <p>{words(member.role)}</p>}
          </li>
        ))}
      </ul>
      {people.invitations.length > 0 && (
        <Section title="Invited, not here yet" id="invitations">
          <ul className="border-t border-line">
            {people.invitations.map((invitation) => (
              <li key={invitation.invitationId} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-2">
                <span><span className="font-medium">{invitation.email}</span> <span className="text-ink-soft">as {words(invitation.role).toLowerCase()}, until <DateText instant={invitation.expiresAt} timeZone={people.timeZone} /></span></span>
                {manages && <ActionForm action={actions.withdraw} hidden={{ workspace, invitationId: invitation.invitationId }} size={size} submitLabel="Withdraw" variant="plain" label={`Withdraw the invitation of ${invitation.email}`} />}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {manages && (
        <Section title="Invite somebody" id="invite">
          <ActionForm action={actions.invite} hidden={{ workspace }} size={size} submitLabel="Send invitation" layout="row" label="Invite somebody">
            <TextField name="email" label="E-mail" type="email" autoComplete="off" className="min-w-64 flex-1" />
            <SelectField name="role" label="Role" options={roles} defaultValue={roles[1]!.value} />
          </ActionForm>
        </Section>
      )}
      <dl className={`mt-10 grid gap-x-6 gap-y-1 border-t border-line pt-4 ${small} sm:grid-cols-[6rem_1fr]`}>
        {roles.map(({ value, label, means }) => <div key={value} className="contents"><dt className="font-medium">{label}</dt><dd className="text-ink-soft">{means}</dd></div>)}
      </dl>
    </div>
  )
}
