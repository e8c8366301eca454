import type { ReactNode } from 'react'
import { LinkButton } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { FIRST_PAGE, isSet, withoutFilters, withParams, type Params } from './url-params.ts'

/**
 * In place of a list that has no rows for its address. Where the address filters, or begins beyond the list's end, the way back is one press;
 * else what `none` says of a list that is really empty.
 */
export function NoRows({ title, path, params, filters, none }: {
  /** 'No run fits' */
  readonly title: string
  readonly path: string
  readonly params: Params
  /** Parameters that filter this list, beside `q`. */
  readonly filters: readonly string[]
  readonly none: ReactNode
}) {
  const beyond = isSet(params.after) || isSet(params.before) || Number(params.page ?? 1) > 1
  const filtered = ['q', ...filters].some((name) => isSet(params[name]))
  if (!beyond && !filtered) return <>{none}</>
  return (
    <EmptyState title={beyond ? 'Nothing on this page' : title} action={(
      <>
        {beyond && <LinkButton href={withParams(path, params, FIRST_PAGE)}>First page</LinkButton>}
        {filtered && <LinkButton href={withoutFilters(path, params, filters)}>Clear {filters.length > 0 ? 'filters' : 'search'}</LinkButton>}
      </>
    )}>
      {beyond ? 'The list is shorter than that.' : filters.length > 0 ? 'Try another word, or clear the filters.' : 'Try another word, or clear the search.'}
    </EmptyState>
  )
}
