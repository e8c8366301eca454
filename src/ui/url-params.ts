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
