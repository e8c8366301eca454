import type { Metadata } from 'next'
import { revokeApiTokenAction } from '#auth/actions.ts'
import { listApiTokens } from '#auth/list-members.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { NewTokenForm } from '#modules/home/ui/new-token-form.tsx'
import { SettingsTabs } from '#modules/home/ui/settings-tabs.tsx'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'API tokens' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string }> }) {
  const { brand } = await params
  const actor = await requireActor('brand', brand, `/b/${brand}/settings/tokens`)
  const manages = may(actor, 'tokens:manage')
  const [tokens, { timeZone }] = await Promise.all([manages ? listApiTokens(actor) : [], getBrandFacts(actor)])
  return (
    <>
      <PageHead title="Settings" />
      <SettingsTabs brand={brand} current="tokens" />
      <div className="max-w-3xl">
        {manages ? (
          <>
            <NewTokenForm workspace={brand} />
            <Section title="Tokens" id="tokens" about="Send one as “Authorization: Bearer …”. What it does is in the history under its name.">
              <ul className="border-t border-line">
                {tokens.length === 0 && <li className="border-b border-line py-3 text-ink-soft">None yet. A token lets another system, such as your web shop, read and write here.</li>}
                {tokens.map((token) => (
                  <li key={token.tokenId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-2.5">
                    <div className={token.revokedAt ? 'text-ink-soft line-through decoration-line-strong' : ''}>
                      <p className="font-semibold">{token.name}</p>
                      <p className="text-sm text-ink-soft">{token.role}, made <DateText instant={token.createdAt} timeZone={timeZone} />, {token.lastUsedAt ? <>last used <DateText instant={token.lastUsedAt} timeZone={timeZone} /></> : 'never used'}</p>
                    </div>
                    {token.revokedAt ? <span className="text-sm text-ink-soft">Revoked <DateText instant={token.revokedAt} timeZone={timeZone} /></span>
                      : <ConfirmForm action={revokeApiTokenAction} hidden={{ workspace: brand, tokenId: token.tokenId }} label="Revoke …" title={`Revoke ${token.name}?`} consequence="Systems that use it are refused from their next request on. This cannot be undone." confirmLabel="Revoke" />}
                  </li>
                ))}
              </ul>
            </Section>
          </>
        ) : <Notice title="Tokens are the owners’ to make">Ask an owner of this workspace if another system needs to get in.</Notice>}
      </div>
    </>
  )
}
