/** Search parameters as a page has them. */
export type Params = Readonly<Record<string, string | readonly string[] | undefined>>

/** '/b/x/runs' with the present parameters and some changed; undefined and '' are left out, so that addresses stay short. */
export function withParams(path: string, params: Params, changes: Params = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...params, ...changes })) {
    for (const item of typeof value === 'string' ? [value] : (value ?? [])) if (item !== '') search.append(name, item)
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** Changes that lead to the beginning of a list, however it is paged. */
export const FIRST_PAGE: Params = { after: undefined, before: undefined, page: undefined }

/** The same list with nothing searched for and none of these filters, from its beginning; order and view stay. */
export function withoutFilters(path: string, params: Params, filters: readonly string[]): string {
  return withParams(path, params, { ...FIRST_PAGE, q: undefined, ...Object.fromEntries(filters.map((name) => [name, undefined])) })
}

/** Whether an address says anything of this parameter. */
export function isSet(value: Params[string]): boolean {
  return value !== undefined && value.length > 0
}
