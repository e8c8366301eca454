import { BUTTON_FIELDS } from './button-fields.ts'

/** What a form field can hold once parsed. '' never occurs: an empty field is absent, so that a number field is not read as 0. */
export type FormValue = string | File | undefined | FormValue[] | { [key: string]: FormValue }

const NAME = /^[A-Za-z_][\w-]*(?:\[\d{1,4}\]|\.[A-Za-z_][\w-]*)*$/
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * A posted form as a plain object for zod.
 * - repeated fields become arrays; `lines[0].sku` becomes an array of objects, in the order of the indexes, rows left wholly blank dropped (`shownName` knows which they were)
 * - text is trimmed (not in fields whose name ends in 'password') and its line ends are \n; '' becomes undefined; the character of number 0, which nobody types and no database keeps, is left out
 * - files are kept; a file field nobody filled is undefined
 * - what a button stands for (`BUTTON_FIELDS`) counts as fields beside it
 * - names that are no field names (the framework's own, `__proto__`) are ignored
 */
export function parseFormData(form: FormData): { [key: string]: FormValue } {
  const root: Branch = new Map()
  for (const [name, raw] of [...form.entries()].flatMap(unfolded)) {
    if (!NAME.test(name)) continue
    const path = name.split(/[.[\]]+/).filter((part) => part !== '')
    if (path.some((part) => FORBIDDEN.has(part))) continue
    put(root, path.map((part) => (/^\d+$/.test(part) ? Number(part) : part)), leaf(name, raw))
  }
  return settle(root) as { [key: string]: FormValue }
}

function unfolded(field: [string, FormDataEntryValue]): [string, FormDataEntryValue][] {
  const [name, raw] = field
  return name === BUTTON_FIELDS && typeof raw === 'string' ? [field, ...new URLSearchParams(raw)] : [field]
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
    const kept = entries.map(([number, child]) => ({ number: Number(number), row: settle(child) })).sort((a, b) => a.number - b.number).filter(({ row }) => !isBlank(row))
    const rows = kept.map(({ row }) => row)
    rowNumbers.set(rows, kept.map(({ number }) => number))
    return rows
  }
  return Object.fromEntries(entries.map(([key, child]) => [String(key), settle(child)]))
}

/** The number that each row of a parsed form has on the screen. */
const rowNumbers = new WeakMap<object, readonly number[]>()

/** The number on the screen of row `index` of a field of a parsed form; a list that is no rows is counted through. */
export function shownRow(rows: unknown, index: number): number {
  return (Array.isArray(rows) ? rowNumbers.get(rows)?.[index] : undefined) ?? index
}

/** The rows that `pick` makes something of, each still knowing its number on the screen: for schemas that leave out lines nobody filled in. */
export function pickRows<Row, Picked>(rows: readonly Row[], pick: (row: Row) => Picked | undefined): Picked[] {
  const kept = rows.flatMap((row, index) => {
    const picked = pick(row)
    return picked === undefined ? [] : [{ picked, index }]
  })
  const picked = kept.map((row) => row.picked)
  rowNumbers.set(picked, kept.map(({ index }) => index))
  return picked
}

/** A place in what was made of a form (parsed, or picked by a schema), as a place in what it was made from. */
export function shownPath(form: unknown, path: readonly PropertyKey[]): PropertyKey[] {
  let here = form
  return path.map((part) => {
    const shown = typeof part === 'number' ? shownRow(here, part) : part
    here = typeof here === 'object' && here !== null ? (here as Record<PropertyKey, unknown>)[part] : undefined
    return shown
  })
}

/** What an input is called on the screen, by its place in the parsed form: ['lines', 0, 'quantity'] → 'lines[2].quantity' where two blank rows stand above it. */
export function shownName(form: unknown, path: readonly PropertyKey[]): string {
  return shownPath(form, path).map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? String(part) : `.${String(part)}`)).join('')
}

function isBlank(value: FormValue): boolean {
  if (value === undefined) return true
  if (typeof value === 'string' || value instanceof File) return false
  return (Array.isArray(value) ? value : Object.values(value)).every(isBlank)
}
