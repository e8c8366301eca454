/** Pattern of `ilike` for a text that holds what was typed, whose own signs mean nothing. */
export const like = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
