import { pick } from '#kernel/pick.ts'
import { plural } from '#kernel/plural.ts'
import { toyFileAddress } from '#ui/drawing/toy-file.ts'
import type { ToyRow } from '../queries/toys.ts'
import { drawable } from './drawn-part.ts'
import { ageWords, CATEGORY_WORDS } from './words.ts'

export interface ToyCard {
  readonly href: string
  readonly name: string
  readonly state: string
  readonly summary: string
  /** The file of its drawing; null: it has no parts yet. */
  readonly picture: string | null
  /** What it is, in a line. */
  readonly about: string
}

/** Of a toy, what its card in the list shows; `path` is the address of the list. */
export function toyCard(toy: ToyRow, path: string): ToyCard {
  const href = `${path}/${toy.id}`
  const lines = drawable(toy.drawn)
  return {
    href, ...pick(toy, 'name', 'state', 'summary'), picture: lines.length > 0 ? toyFileAddress(`${href}/drawing.svg`, lines) : null,
    about: `${CATEGORY_WORDS[toy.category]}, ${ageWords(toy.minAgeMonths)} · rev. ${toy.revision.code} ${toy.revision.state === 'draft' ? '(draft) ' : ''}· ${plural(toy.parts, 'part')} · ${plural(toy.skus, 'SKU')}`,
  }
}
