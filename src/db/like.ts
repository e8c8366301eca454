const plain = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/** Pattern of `ilike` for a text that holds what was typed, whose own signs mean nothing. */
export const like = (text: string): string => `%${plain(text)}%`

/** The same as a condition of the client, which would take `%` and `_` for its own. */
export const holds = (text: string): { readonly contains: string; readonly mode: 'insensitive' } => ({ contains: plain(text), mode: 'insensitive' })
