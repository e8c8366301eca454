/** What kind of "no" this is; the HTTP status and the tone of the screen follow from it. */
export type RefusalKind =
  | 'invalid' // the input is wrong: 422
  | 'conflict' // the state does not allow it, or somebody was faster: 409
  | 'not-found' // absent, or another tenant's: 404
  | 'forbidden' // seen, but not this person's to do: 403
  | 'too-many' // throttled: 429

/**
 * An expected "no". The same object answers screen, API, scan, import and offline sync.
 * `message` is the sentence people read: what happened and what to do. `field` is the input it belongs to.
 * A gate also names its rule, the citation it rests on, and what is missing.
 */
export interface Refusal {
  readonly code: string
  readonly kind: RefusalKind
  readonly message: string
  readonly field?: string
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
  readonly rule?: { readonly name: string; readonly citation?: string; readonly missing?: string }
}

type Extras = Omit<Refusal, 'code' | 'kind' | 'message'>

/** Builds a refusal. Codes are kebab-case and name the broken rule: `lot-not-released`. */
export function refusal(kind: RefusalKind, code: string, message: string, extras: Extras = {}): Refusal {
  return { code, kind, message, ...extras }
}

export const invalid = (code: string, message: string, extras?: Extras): Refusal => refusal('invalid', code, message, extras)
export const conflict = (code: string, message: string, extras?: Extras): Refusal => refusal('conflict', code, message, extras)

/** An unseen row and an absent row are the same thing: not found. */
export const notFound = (what: string): Refusal => refusal('not-found', 'not-found', `There is no such ${what} here.`)

/** Somebody saved in between. What was typed is kept by the form, which belongs to the old state: only a page loaded anew can save. */
export const stale = (what: string): Refusal =>
  refusal('conflict', 'stale', `Somebody changed this ${what} while you were editing. Your entries are kept here, but not saved: load the page again, look at its current state, and enter them anew.`)
