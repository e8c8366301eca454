/** The longest name of a file that is kept, in characters. */
const LONGEST = 200
/** Control characters (no database keeps the first of them), and those that turn the letters around: a table would read as a picture. */
const UNSEEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]|%0[AD]/gu

/** The name of a file that somebody chose, as it is kept and shown. Browsers send a quotation mark in it as %22, a line end as %0A. */
export function fileNameText(name: string): string {
  const seen = name.replace(UNSEEN, '').replaceAll('%22', '"').trim()
  // By characters: half of an emoji is none.
  return [...seen].slice(0, LONGEST).join('') || 'file'
}
