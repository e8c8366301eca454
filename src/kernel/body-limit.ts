/** As much as one request may bring, in bytes: a photo, or a year of a till's sales. The server stops reading there. */
export const MOST_BODY_BYTES = 12 * 1024 * 1024

export const TOO_LARGE = 'This is larger than 12 MB. Choose a smaller file.'

/** The field of a form whose file makes it too large to be sent, or null. */
export function tooLargeField(form: FormData): string | null {
  const files = [...form.entries()].flatMap(([name, value]) => (value instanceof File ? [{ name, size: value.size }] : []))
  const total = files.reduce((sum, { size }) => sum + size, 0)
  // The other fields, and what stands between them, need a little room too.
  return total > MOST_BODY_BYTES - 256 * 1024 ? files.reduce((largest, file) => (file.size > largest.size ? file : largest)).name : null
}
