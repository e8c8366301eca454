import type { ChecklistItem } from '../domain/checklist.ts'

/** The limits of a question as people say them: 'between 99.5 and 100.5 mm', 'at most 220 mm', 'none allowed'. Both limits are inclusive. */
export function limitsInWords({ kind, lower, upper, unit }: Pick<ChecklistItem, 'kind' | 'lower' | 'upper' | 'unit'>): string {
  if (kind !== 'numeric' && kind !== 'count') return ''
  const behind = unit ? ` ${unit}` : ''
  if (lower != null && upper != null) return `between ${lower} and ${upper}${behind}`
  if (upper != null) return `at most ${upper}${behind}`
  if (lower != null) return `at least ${lower}${behind}`
  return kind === 'count' ? 'none allowed' : ''
}
