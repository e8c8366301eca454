import { invalid, type Refusal } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { compareDecimals, parseDecimal } from './decimal-text.ts'
import type { DefectClass } from './inspection-plan.ts'

export const ITEM_KINDS = ['passFail', 'numeric', 'count', 'text', 'photo'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** One question of a checklist, asked of every sampled unit as far as its class goes. */
export interface ChecklistItem {
  readonly key: string
  readonly prompt: string
  readonly kind: ItemKind
  /** Class of the defect when the answer fails; null for a question that only records something. */
  readonly defectClass: DefectClass | null
  /** numeric: unit of measurement. */
  readonly unit?: string
  /** numeric, count: limits, both inclusive. Decimal text keeps them exact. A count without limits must be 0. */
  readonly lower?: string | number | null
  readonly upper?: string | number | null
  /** text, photo: may stay empty. Every other kind must be answered. */
  readonly optional?: boolean
  /** What a failed answer also needs before the inspection can be completed. */
  readonly onFail?: { readonly photo?: boolean; readonly note?: boolean }
}

/** What was entered for one item of one unit. `measured` is the text as typed. */
export interface AnswerInput {
  readonly passed?: boolean | null
  readonly measured?: string | number | null
  readonly note?: string
  readonly hasPhoto?: boolean
}

export interface JudgedAnswer {
  readonly passed: boolean
  /** The number as typed, in plain decimal digits; null for kinds without a number. */
  readonly measured: string | null
}

/**
 * Judges one answer. Limits are inclusive and nothing is rounded before it is compared: 32.15 passes an upper limit of 32.15,
 * 32.1500001 does not. A missing answer is refused, never taken for a pass.
 */
export function judgeAnswer(item: ChecklistItem, answer: AnswerInput): Result<JudgedAnswer> {
  const judged = judge(item, answer)
  if (!judged.ok || judged.value.passed) return judged
  const missing = followUpMissing(item, answer)
  return missing ? refused(missing) : judged
}

function judge(item: ChecklistItem, answer: AnswerInput): Result<JudgedAnswer> {
  switch (item.kind) {
    case 'passFail':
      return typeof answer.passed === 'boolean' ? ok({ passed: answer.passed, measured: null }) : refused(unanswered(item, 'Choose pass or fail'))
    case 'numeric':
    case 'count': {
      const typed = String(answer.measured ?? '').trim()
      if (typed === '') return refused(unanswered(item, item.kind === 'count' ? 'Enter how many' : 'Enter the measured value'))
      const measured = parseDecimal(typed)
      if (measured === null) return refused(invalid('not-a-number', `"${typed}" is not a number for "${item.prompt}".`, { field: item.key }))
      if (item.kind === 'count' && !/^\d{1,9}$/.test(measured)) return refused(invalid('not-a-count', `"${item.prompt}" counts whole things: 0, 1, 2 …`, { field: item.key }))
      const upper = item.kind === 'count' && item.upper == null && item.lower == null ? '0' : item.upper
      const passed = (item.lower == null || compareDecimals(measured, String(item.lower)) >= 0) && (upper == null || compareDecimals(measured, String(upper)) <= 0)
      return ok({ passed, measured })
    }
    case 'text':
      return item.optional || (answer.note ?? '').trim() !== '' ? ok({ passed: true, measured: null }) : refused(unanswered(item, 'Write a few words'))
    case 'photo':
      return item.optional || answer.hasPhoto ? ok({ passed: true, measured: null }) : refused(unanswered(item, 'Take a photo'))
  }
}

/** What a failed answer still needs, or null. A passed answer needs nothing more. */
export function followUpMissing(item: ChecklistItem, answer: AnswerInput): Refusal | null {
  if (item.onFail?.photo && !answer.hasPhoto) return invalid('photo-missing', `"${item.prompt}" failed: add a photo.`, { field: item.key })
  if (item.onFail?.note && (answer.note ?? '').trim() === '') return invalid('note-missing', `"${item.prompt}" failed: say what is wrong.`, { field: item.key })
  return null
}

/** Checks a checklist before it is kept: keys once, prompts there, limits in order, defect classes where an answer can fail. */
export function checkChecklist(items: readonly ChecklistItem[]): Result<readonly ChecklistItem[]> {
  if (items.length === 0) return refused(invalid('checklist-empty', 'A checklist needs at least one question.', { field: 'items' }))
  const keys = new Set<string>()
  for (const item of items) {
    if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(item.key)) return refused(invalid('item-key', `"${item.key}" is no key: use small letters, digits and hyphens.`, { field: item.key }))
    if (keys.has(item.key)) return refused(invalid('item-key-twice', `The key "${item.key}" is used twice.`, { field: item.key }))
    keys.add(item.key)
    if (item.prompt.trim() === '') return refused(invalid('item-prompt', `Question "${item.key}" has no text.`, { field: item.key }))
    const limits = [item.lower, item.upper].filter((limit) => limit != null).map((limit) => parseDecimal(String(limit)))
    if (limits.includes(null)) return refused(invalid('item-limit', `A limit of "${item.prompt}" is not a number.`, { field: item.key }))
    if (limits.length === 2 && compareDecimals(limits[0]!, limits[1]!) > 0) return refused(invalid('item-limits-crossed', `The lower limit of "${item.prompt}" is above the upper one.`, { field: item.key }))
    if (item.kind === 'numeric' && limits.length === 0) return refused(invalid('item-limits-missing', `"${item.prompt}" needs a lower or an upper limit.`, { field: item.key }))
    const canFail = item.kind === 'passFail' || item.kind === 'numeric' || item.kind === 'count'
    if (canFail && !item.defectClass) return refused(invalid('item-class-missing', `Say whether a failed "${item.prompt}" is critical, major or minor.`, { field: item.key }))
  }
  return ok(items)
}

function unanswered(item: ChecklistItem, what: string): Refusal {
  return invalid('unanswered', `${what} for "${item.prompt}".`, { field: item.key })
}
