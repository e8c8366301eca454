import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { capped } from '#kernel/counted.ts'
import { LONGEST_SEARCH } from '#kernel/search-text.ts'
import { SelectField } from './fields.tsx'
import { Icon } from './icon.tsx'
import { SavedViews } from './saved-views.tsx'
import { FIRST_PAGE, isSet, withoutFilters, withParams, type Params } from './url-params.ts'

export interface Chips {
  /** The parameter: 'state'. */
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string; readonly count?: number }[]
}

/** More than these are a list to choose from, not a row of chips. */
const MOST_CHIPS = 8

/**
 * Search and filters of a list: a GET form and links, so the address is the state. Choosing a filter goes back to the first page.
 * `count` of a chip is counted up to `COUNTED` and shown as '999+' beyond it. Below stand the person's saved views of this list.
 * `children` are further controls of the form (a SelectField, a DateField); `beside` stands at the right (export).
 */
export function FilterBar({ path, params, search, chips = [], sorts, fields = [], children, beside }: {
  readonly path: string
  readonly params: Params
  /** Placeholder of the search box; without it there is none. Its parameter is `q`. */
  readonly search?: string
  readonly chips?: readonly Chips[]
  /** Orders to choose from, for a list without a table's head; the first one is the list's own. Its parameter is `sort`. */
  readonly sorts?: readonly { readonly value: string; readonly label: string }[]
  /** Parameters that the controls among `children` set: cleared with the rest. */
  readonly fields?: readonly string[]
  readonly children?: ReactNode
  readonly beside?: ReactNode
}) {
  const text = (name: string): string => (typeof params[name] === 'string' ? params[name] : '')
  const few = chips.filter(({ options }) => options.length <= MOST_CHIPS)
  const many = chips.filter(({ options }) => options.length > MOST_CHIPS)
  const controls = sorts !== undefined || many.length > 0 || Boolean(children)
  const filters = [...chips.map(({ name }) => name), ...fields]
  /** What the form itself says; everything else of the address it keeps. */
  const own = new Set(['q', ...(sorts ? ['sort'] : []), ...many.map(({ name }) => name), ...fields, ...Object.keys(FIRST_PAGE)])
  const active = ['q', ...filters].some((name) => isSet(params[name]))
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      {(search || controls) && (
        <form action={path} role="search" className="flex w-full flex-wrap items-end gap-2 sm:w-auto">
          {Object.entries(params).map(([name, value]) => typeof value === 'string' && value !== '' && !own.has(name) ? <input key={name} type="hidden" name={name} value={value} /> : null)}
          {search && (
            <div className="control-group w-full sm:w-64">
              <span className="unit"><Icon name="search" className="size-4" /></span>
              <input type="search" name="q" aria-label={search} placeholder={search} defaultValue={text('q')} maxLength={LONGEST_SEARCH} data-search className="control" />
            </div>
          )}
          {sorts && <SelectField name="sort" label="Order" hideLabel defaultValue={text('sort') || sorts[0]?.value} options={sorts} />}
          {many.map(({ name, label, options }) => <SelectField key={name} name={name} label={label} hideLabel className="min-w-36 flex-1 sm:w-44 sm:flex-none" placeholder={`${label}: all`} defaultValue={text(name)} options={options.map(({ value, label: called, count }) => ({ value, label: count === undefined ? called : `${called} (${capped(count)})` }))} />)}
          {children}
          {controls ? <Button type="submit" className="self-stretch">Show</Button> : <button type="submit" className="sr-only">Search</button>}
        </form>
      )}
      {few.map((group) => (
        <ul key={group.name} aria-label={group.label} className="chips">
          {[{ value: '', label: 'All' } as Chips['options'][number], ...group.options].map((option) => {
            const current = text(group.name) === option.value
            return (
              <li key={option.value}>
                <a href={withParams(path, params, { ...FIRST_PAGE, [group.name]: option.value || undefined })} aria-current={current ? 'true' : undefined} className="chip">
                  {option.label}
                  {option.count !== undefined && <span className="chip-count">{capped(option.count)}</span>}
                </a>
              </li>
            )
          })}
        </ul>
      ))}
      {active && <a href={withoutFilters(path, params, filters)} className="chip"><Icon name="x" className="size-3.5" />Clear</a>}
      {beside && <div className="flex items-center gap-2 sm:ml-auto">{beside}</div>}
      <SavedViews path={path} />
    </div>
  )
}
