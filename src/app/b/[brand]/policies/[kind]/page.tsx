import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { publishPolicyAction } from '#modules/policies/actions.ts'
import { listPolicies } from '#modules/policies/queries.ts'
import { PolicyBody } from '#modules/policies/ui/policy-body.tsx'
import { POLICY_WORDS } from '#modules/policies/ui/policy-words.ts'
import { LinkButton } from '#ui/button.tsx'
import { TextArea, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Policy' }

export default async function Page({ params }: PageProps<'/b/[brand]/policies/[kind]'>) {
  const { brand, kind } = await params
  const back = `/b/${brand}/policies`
  const actor = await requireActor('brand', brand, `${back}/${kind}`)
  const policy = (await listPolicies(actor)).find((each) => each.kind === kind) ?? notFound()
  const words = POLICY_WORDS[policy.kind]
  return (
    <>
      <PageHead title={policy.title ?? words.title} crumbs={[{ label: 'Policies', href: back }]} about={policy.revision === 0 ? words.about : `Revision ${policy.revision} is public. What you publish becomes revision ${policy.revision + 1}, valid from today.`} />
      {may(actor, 'policies:edit')
        ? (
          <ActionForm action={publishPolicyAction} hidden={{ workspace: brand, kind: policy.kind, revision: policy.revision }} submitLabel={`Publish revision ${policy.revision + 1}`} className="max-w-2xl" beside={<LinkButton variant="plain" href={back}>Leave it</LinkButton>}>
            <TextField name="title" label="Title" defaultValue={policy.title ?? words.title} maxLength={80} />
            <TextArea name="body" label="Text" rows={18} defaultValue={policy.body} placeholder={words.start} help="An empty line begins a paragraph. A line that begins with ## is a heading, one with - an item of a list." />
          </ActionForm>
        )
        : <Notice title="Your role does not include this.">Owners and managers write policies.</Notice>}
      {policy.revision > 0 && <Section title={`What people read now (revision ${policy.revision})`}><PolicyBody body={policy.body} /></Section>}
    </>
  )
}
