import type { Refusal } from './refusal.ts'

/** What a form shows after it was sent. Made by the server's door, read by the form kit. */
export interface FormState {
  readonly status: 'idle' | 'done' | 'refused'
  /** One sentence: what was done ("Lot released."), or what happened and what to do. */
  readonly message?: string
  /** By the name of the input: 'quantity', 'lines[0].sku'. */
  readonly fieldErrors?: Readonly<Record<string, string>>
  /** What was typed, by the name of the input, to show it again after a refusal. Never passwords or files. */
  readonly values?: Readonly<Record<string, string | string[]>>
  readonly refusal?: Refusal
}

/** A form nobody has sent yet. */
export const idleForm: FormState = { status: 'idle' }
