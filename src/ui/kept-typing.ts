import { useEffect, useRef, type RefObject } from 'react'

/** Older than this, in milliseconds, it is no longer what the person is about to send. */
const FRESH_MS = 5 * 60_000

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

interface Kept {
  readonly at: number
  /** `before`: what the page came with. Where it comes with something else meanwhile, that stands. */
  readonly typed: readonly { readonly field: string; readonly before: string; readonly now: string }[]
}

/**
 * Keeps what is typed in a form and not sent when the form goes, and puts it back when it is there again: a redraw that fails on a bad line loads the
 * page anew. What was sent is no longer typed, unless it is touched again or comes back refused. Without a name nothing is kept.
 */
export function useKeptTyping(form: RefObject<HTMLFormElement | null>, name: string | undefined, refusal: unknown): void {
  const sent = useRef(false)
  useEffect(() => { sent.current = false }, [refusal])
  useEffect(() => {
    const element = form.current
    if (!element || name === undefined) return
    const place = `typed ${name}`
    const before = new Map(fieldsOf(element).map((field) => [nameOf(field), defaultOf(field)]))
    putBack(element, takeKept(place))
    const onSubmit = () => { sent.current = true }
    const onTouch = ({ target }: Event) => { if (target instanceof Element && !target.closest('[type=submit]')) sent.current = false }
    const keep = () => {
      const all = fieldsOf(element).map((field) => ({ field: nameOf(field), before: before.get(nameOf(field)) ?? defaultOf(field), now: valueOf(field) }))
      write(place, sent.current ? [] : all.filter((field) => field.now !== field.before))
    }
    // After a way back in the browser the page itself is there again, with all that was typed.
    const onShow = () => void takeKept(place)
    element.addEventListener('submit', onSubmit)
    element.addEventListener('input', onTouch)
    element.addEventListener('click', onTouch)
    window.addEventListener('pagehide', keep)
    window.addEventListener('pageshow', onShow)
    return () => {
      element.removeEventListener('submit', onSubmit)
      element.removeEventListener('input', onTouch)
      element.removeEventListener('click', onTouch)
      window.removeEventListener('pagehide', keep)
      window.removeEventListener('pageshow', onShow)
      keep()
    }
  }, [form, name])
}

function write(place: string, typed: Kept['typed']): void {
  try {
    if (typed.length > 0) sessionStorage.setItem(place, JSON.stringify({ at: Date.now(), typed } satisfies Kept))
    else sessionStorage.removeItem(place)
  } catch {
    // Storage is shut or full: what is typed goes with the page.
  }
}

function takeKept(place: string): Kept['typed'] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as Kept | null
    sessionStorage.removeItem(place)
    return kept && Date.now() - kept.at < FRESH_MS ? kept.typed : []
  } catch {
    return []
  }
}

function putBack(form: HTMLFormElement, kept: Kept['typed']): void {
  for (const field of fieldsOf(form)) {
    const typed = kept.find((candidate) => candidate.field === nameOf(field))
    // Who was faster than the page's script typed it anew.
    if (!typed || valueOf(field) !== typed.before) continue
    if (isChoice(field)) {
      // Of several choices the others go by themselves.
      if (typed.now === 'true' || field.type === 'checkbox') field.click()
    } else {
      // By the element's own setter: React's, which stands before it, would note the value and then see no change.
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) as object, 'value')?.set?.call(field, typed.now)
      field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
    }
    for (let part = field.closest('details'); part && form.contains(part); part = part.parentElement?.closest('details') ?? null) part.open = true
  }
}

/** Not hidden ones, which are the page's; no files, which no script may put back. */
function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter((field): field is Field => field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && !['hidden', 'file', 'submit', 'password'].includes(field.type)))
}

function isChoice(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')
}

/** Of several choices under one name each is a field of its own. */
function nameOf(field: Field): string {
  return isChoice(field) ? `${field.name}=${field.value}` : field.name
}

function valueOf(field: Field): string {
  return isChoice(field) ? String(field.checked) : field.value
}

function defaultOf(field: Field): string {
  if (field instanceof HTMLSelectElement) return ([...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0])?.value ?? ''
  return isChoice(field) ? String(field.defaultChecked) : field.defaultValue
}
