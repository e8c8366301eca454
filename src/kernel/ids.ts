/** A UUIDv7 as text. Sorts by the time it was made. */
export type Id = string

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** True for any well-formed UUID: what comes from a URL or a form is checked before it reaches the database. */
export function isId(text: string): boolean {
  return UUID.test(text)
}
