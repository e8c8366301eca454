import type { Names } from './world.ts'

/** Puts what a thing is in place of a tenant's own ids and numbers, so that two answers can be compared. */
export function anonymous(text: string, names: Names): string {
  return Object.entries(names).reduce((result, [name, value]) => result.replaceAll(value, `<${name}>`), text)
}

/** Which of a tenant's things a text names. */
export function namesIn(text: string, names: Names): string[] {
  return Object.entries(names).flatMap(([name, value]) => (text.includes(value) ? [name] : []))
}
