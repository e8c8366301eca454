import { replacementsOf } from '#modules/catalogue/public.ts'
import { fitTable, replacedBy, type FitRow } from '../domain/fit-table.ts'
import type { PartPage } from './part-page.ts'

/** What a part page tells about fit: the toys built with the part, then those in which it takes another part's place. Of one toy revision when asked. */
export function fitRows(part: PartPage, toyRevisionId?: string): FitRow[] {
  const built = part.usedIn.map(({ toyRevisionId: revision, toySlug, toyName, toyRevision, partRevisionId, partRevision }) => ({
    toyRevisionId: revision, toySlug, toyName, toyRevision, id: partRevisionId, number: part.number, name: part.name, revision: partRevision,
  }))
  const fitted = [...built, ...replacedBy(part.number, part.fits)].filter((each) => toyRevisionId === undefined || each.toyRevisionId === toyRevisionId)
  // The same part at two find numbers of one toy revision is one row.
  const unique = [...new Map(fitted.map((each) => [`${each.toyRevisionId} ${each.id}`, each])).values()]
  return fitTable(unique, part.fits, replacementsOf)
}
