/** What a form field can hold once parsed. '' never occurs: an empty field is absent, so that a number field is not read as 0. */
export type FormValue = string | File | undefined | FormValue[] | { [key: string]: FormValue }

const NAME = /^[A-Za-z_][\w-]*(?:\[\d{1,4}\]|\.[A-Za-z_][\w-]*)*$/
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * A posted form as a plain object for zod.
 * - repeated fields become arrays; `lines[0].sku` becomes an array of objects, in the order of the indexes, rows left wholly blank dropped
 * - text is trimmed (not in fields whose name ends in 'password') and its line ends are \n; '' becomes undefined; the character of number 0, which nobody types and no database keeps, is left out
 * - files are kept; a file field nobody filled is undefined
 * - names that are no field names (the framework's own, `__proto__`) are ignored
 */
export function parseFormData(form: FormData): { [key: string]: FormValue } {
  const root: Branch = new Map()
  for (const [name, raw] of form.entries()) {
    if (!NAME.test(name)) continue
    const path = name.split(/[.[\]]+/).filter((part) => part !== '')
    if (path.some((part) => FORBIDDEN.has(part))) continue
    put(root, path.map((part) => (/^\d+$/.test(part) ? Number(part) : part)), leaf(name, raw))
  }
  return settle(root) as { [key: string]: FormValue }
}

type Branch = Map<string | number, Branch | Leaves>
interface Leaves {
  readonly values: (string | File | undefined)[]
}

function leaf(name: string, raw: FormDataEntryValue): string | File | undefined {
  if (typeof raw !== 'string') return raw.size === 0 && raw.name === '' ? undefined : raw
  const text = /password$/i.test(name) ? raw : raw.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim()
  return text === '' ? undefined : text
}

function put(root: Branch, path: readonly (string | number)[], value: string | File | undefined): void {
  let branch = root
  for (const part of path.slice(0, -1)) {
    const next = branch.get(part) ?? new Map()
    if (!(next instanceof Map)) return // the same name is a field and a group: the first one wins
    branch.set(part, next)
    branch = next
  }
  const key = path.at(-1)!
  const leaves = branch.get(key)
  if (leaves instanceof Map) return
  if (leaves) leaves.values.push(value)
  else branch.set(key, { values: [value] })
}

function settle(node: Branch | Leaves): FormValue {
  if (!(node instanceof Map)) return node.values.length === 1 ? node.values[0] : node.values.filter((value) => value !== undefined)
  const entries = [...node]
  if (entries.length > 0 && entries.every(([key]) => typeof key === 'number')) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => settle(child)).filter((row) => !isBlank(row))
  }
  return Object.fromEntries(entries.map(([key, child]) => [String(key), settle(child)]))
}

function isBlank(value: FormValue): boolean {
  if (value === undefined) return true
  if (typeof value === 'string' || value instanceof File) return false
  return (Array.isArray(value) ? value : Object.values(value)).every(isBlank)
}
