import type { Refusal } from './refusal.ts'

/** The outcome of a rule or a command: a value, or the refusal that says why not. Never thrown. */
export type Result<T, F = Refusal> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: F }

export function ok(): Result<void>
export function ok<T>(value: T): Result<T>
export function ok<T>(value?: T): Result<T | undefined> {
  return { ok: true, value }
}

export function refused(refusal: Refusal): Result<never> {
  return { ok: false, refusal }
}
