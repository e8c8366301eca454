import { Button, LinkButton } from './button.tsx'
import { Icon } from './icon.tsx'
import { withParams, type Params } from './url-params.ts'

/** Earlier and later by keyset: `after` and `before` are the cursors the query gave; undefined where there is no more. */
export function Pager({ path, params, after, before, shown, total }: {
  readonly path: string
  readonly params: Params
  readonly after?: string | null
  readonly before?: string | null
  /** How many rows are on this page. */
  readonly shown?: number
  readonly total?: number
}) {
  if (!after && !before && total === undefined) return null
  return (
    <nav aria-label="Pages" className="mt-4 flex items-center justify-between gap-4">
      <p className="tabular text-sm text-ink-soft">{shown !== undefined && (total !== undefined ? `${shown.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}` : `${shown.toLocaleString('en-US')} shown`)}</p>
      <div className="flex gap-2">
        {before ? <LinkButton size="small" href={withParams(path, params, { before, after: undefined })} rel="prev" icon={<Icon name="chevron-left" />}>Back</LinkButton>
          : <Button size="small" disabled icon={<Icon name="chevron-left" />}>Back</Button>}
        {after ? <LinkButton size="small" href={withParams(path, params, { after, before: undefined })} rel="next">Next<Icon name="chevron-right" /></LinkButton>
          : <Button size="small" disabled>Next<Icon name="chevron-right" /></Button>}
      </div>
    </nav>
  )
}
