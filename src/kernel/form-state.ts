import type { Refusal } from './refusal.ts'

/** What a form shows after a post: nothing yet, done, or refused with everything that was typed. */
export interface FormState {
  readonly status: 'idle' | 'done' | 'refused'
  readonly message?: string
  /** By input name: 'quantity', 'lines[0].quantity'. */
  readonly fieldErrors?: Readonly<Record<string, string>>
  /** What was typed, by input name; never passwords or files. */
  readonly values?: Readonly<Record<string, string | string[]>>
  /** The whole refusal, for gates that name rule, citation and what is missing. */
  readonly refusal?: Refusal
}

export const idleForm: FormState = { status: 'idle' }
