import type { Id } from '#kernel/ids.ts'
import { plural } from '#kernel/plural.ts'
import { invalid } from '#kernel/refusal.ts'
import type { Refusal } from '#kernel/refusal.ts'

/** What a SKU demands of a restock. */
export interface OrderRule {
  readonly skuId: Id
  readonly code: string
  readonly orderable: boolean
  /** Smallest quantity of one line. */
  readonly minimum: number
  /** Quantities are multiples of this. */
  readonly multiple: number
}

export interface RequestLine {
  readonly skuId: Id
  readonly quantity: number
}

/** More than this on one line is a typing mistake; a run makes at most 2,000. */
export const MOST_PER_LINE = 10_000

/**
 * Checks a request's lines and merges lines of one SKU into the first of them (their quantities are added, and the sum must fit the rules).
 * Answers the merged lines, or every problem at once, each with the field `lines[i].quantity` or `lines[i].skuId` it belongs to.
 */
export function checkRequestLines(lines: readonly RequestLine[], rules: readonly OrderRule[]): { readonly lines: readonly RequestLine[]; readonly problems: readonly Refusal[] } {
  if (lines.length === 0) return { lines: [], problems: [invalid('no-lines', 'Choose at least one toy and how many.', { field: 'lines[0].quantity' })] }
  const byId = new Map(rules.map((rule) => [rule.skuId, rule]))
  const merged = new Map<Id, { skuId: Id; quantity: number; index: number }>()
  const problems: Refusal[] = []
  lines.forEach(({ skuId, quantity }, index) => {
    const rule = byId.get(skuId)
    if (!rule) problems.push(invalid('unknown-sku', 'This toy is not in your price list.', { field: `lines[${index}].skuId` }))
    else if (!rule.orderable) problems.push(invalid('not-orderable', `${rule.code} is no longer sold. Remove the line or choose another toy.`, { field: `lines[${index}].skuId` }))
    else if (!Number.isSafeInteger(quantity) || quantity <= 0) problems.push(invalid('quantity-not-positive', 'Enter a whole number, 1 or more.', { field: `lines[${index}].quantity` }))
    else {
      const line = merged.get(skuId)
      if (line) line.quantity += quantity
      else merged.set(skuId, { skuId, quantity, index })
    }
  })
  for (const { skuId, quantity, index } of merged.values()) {
    const problem = quantityProblem(quantity, byId.get(skuId)!)
    if (problem) problems.push({ ...problem, field: `lines[${index}].quantity` })
  }
  return { lines: [...merged.values()].map(({ skuId, quantity }) => ({ skuId, quantity })), problems }
}

/** Whether a quantity fits the minimum and the multiple; the refusal names the nearest quantities that do. */
export function quantityProblem(quantity: number, rule: OrderRule): Refusal | null {
  const multiple = Math.max(1, rule.multiple)
  const least = Math.max(1, Math.ceil(rule.minimum / multiple)) * multiple
  if (quantity > MOST_PER_LINE) return invalid('too-many', `At most ${MOST_PER_LINE.toLocaleString('en-US')} on one line. Ask the brand about more.`, { detail: { most: MOST_PER_LINE } })
  if (quantity < least) return invalid('below-minimum', `${rule.code} is sold from ${plural(least, 'piece')} on.`, { detail: { minimum: least } })
  if (quantity % multiple === 0) return null
  const below = Math.floor(quantity / multiple) * multiple
  const choices = below >= least ? `${below} or ${below + multiple}` : String(below + multiple)
  return invalid('not-a-multiple', `${rule.code} comes in boxes of ${multiple}: enter ${choices}.`, { detail: { multiple } })
}
