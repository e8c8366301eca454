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
    <Steps
      words={shown === undefined ? '' : total === undefined ? `${shown.toLocaleString('en-US')} shown` : `${shown.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`}
      back={before && withParams(path, params, { before, after: undefined })} next={after && withParams(path, params, { after, before: undefined })} />
  )
}

/** For a table that is worked out whole and shown in parts: by the number of the page, 1 for the first, parameter `page`. Nothing where one page holds it. */
export function NumberPager({ path, params, page, size, total }: { readonly path: string; readonly params: Params; readonly page: number; readonly size: number; readonly total: number }) {
  if (total <= size) return null
  const [first, last] = [Math.min(total, (page - 1) * size + 1), Math.min(total, page * size)]
  return (
    <Steps words={`${first.toLocaleString('en-US')} to ${last.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`}
      back={page > 1 && withParams(path, params, { page: page > 2 ? String(page - 1) : undefined })} next={last < total && withParams(path, params, { page: String(page + 1) })} />
  )
}

type Href = string | false | null | undefined

function Steps({ words, back, next }: { readonly words: string; readonly back: Href; readonly next: Href }) {
  return (
    <nav aria-label="Pages" className="mt-4 flex items-center justify-between gap-4">
      <p className="tabular text-sm text-ink-soft">{words}</p>
      <div className="flex gap-2">
        {back ? <LinkButton size="small" href={back} rel="prev" icon={<Icon name="chevron-left" />}>Back</LinkButton> : <Button size="small" disabled icon={<Icon name="chevron-left" />}>Back</Button>}
        {next ? <LinkButton size="small" href={next} rel="next">Next<Icon name="chevron-right" /></LinkButton> : <Button size="small" disabled>Next<Icon name="chevron-right" /></Button>}
      </div>
    </nav>
  )
}
