import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { listPolicies } from '#modules/policies/queries.ts'
import { POLICY_WORDS } from '#modules/policies/ui/policy-words.ts'
import { LinkButton } from '#ui/button.tsx'
import { dayText } from '#ui/date-text.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Policies' }

export default async function Page({ params }: PageProps<'/b/[brand]/policies'>) {
  const { brand } = await params
  const path = `/b/${brand}/policies`
  const actor = await requireActor('brand', brand, path)
  const policies = await listPolicies(actor)
  return (
    <>
      <PageHead title="Policies" about="Shown where people decide: on the page of every toy and part, and after a scan. Each change is a new revision; earlier ones stay readable." />
      <ul className="max-w-3xl border-t border-line">
        {policies.map((policy) => (
          <li key={policy.kind} className="flex flex-wrap items-center gap-x-6 gap-y-3 border-b border-line py-4">
            <div className="min-w-0 flex-1 basis-72">
              <h2 className="text-md font-semibold">{policy.title ?? POLICY_WORDS[policy.kind].title}</h2>
              <p className="text-ink-soft">{POLICY_WORDS[policy.kind].about}</p>
              <p className="text-sm text-ink-soft">{policy.validFrom ? `Revision ${policy.revision}, valid from ${dayText(policy.validFrom, { weekday: false, today: '0000' })}` : 'Not written yet: nothing is shown to people.'}</p>
            </div>
            <div className="flex gap-2">
              {policy.validFrom && <LinkButton size="small" href={`/policies/${brand}/${policy.kind}`}>Read</LinkButton>}
              {may(actor, 'policies:edit') && <LinkButton size="small" href={`${path}/${policy.kind}`}>{policy.validFrom ? 'Change' : 'Write'}</LinkButton>}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
