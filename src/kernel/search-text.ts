import { z } from 'zod'

/** Longer than this is no word that a list is searched for. */
export const LONGEST_SEARCH = 80

/** What the address of a list is searched for: cut rather than left out, so that a list never shows what nobody asked for. */
export const searchText = z.string().trim().transform((text) => text.slice(0, LONGEST_SEARCH).trim())
