import { PageLink } from '#ui/page-link.tsx'


const WORDS: Readonly<Record<string, string>> = { returns: 'Returns', repair: 'Repair', parts: 'Spare parts', privacy: 'Privacy' }

/** A brand's policies, where the customer decides. Nothing when there are none. */
export function PolicyLinks({ brandSlug, kinds, brandName }: { readonly brandSlug: string; readonly kinds: readonly string[]; readonly brandName: string }) {
  if (kinds.length === 0) return null
  return (
    <nav aria-label={`Policies of ${brandName}`} className="no-print">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {kinds.map((kind) => (
          <li key={kind}><PageLink href={`/policies/${brandSlug}/${kind}`} className="prose-link inline-flex min-h-11 items-center">{WORDS[kind] ?? kind}</PageLink></li>
        ))}
      </ul>
    </nav>
  )
}
