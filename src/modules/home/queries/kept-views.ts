import { cache } from 'react'
import type { MicrofactoryActor, RetailerActor } from '#auth/actor.ts'
import { named } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'

/** A list as this person likes to see it. */
export interface KeptView {
  readonly id: Id
  readonly page: string
  readonly name: string
  readonly query: string
  readonly version: number
  /** Removed within the last ten minutes. */
  readonly removed: boolean
}

/** The views of the person $2 in the workspace $1, as an expression of a statement: null when there are none. */
export const keptViews = (workspace: '"brandId"' | '"organizationId"') => `(select json_agg(json_build_object('id', id, 'page', page, 'name', name, 'query', query, 'version', version, 'removed', "removedAt" is not null) order by "createdAt", id)
              from "SavedView" where ${workspace} = $1 and "userId" = $2 and ("removedAt" is null or "removedAt" > now() - interval '10 minutes'))`

/** What somebody on a floor or in a shop keeps of its lists. Once per request; the brand's come with its frame. */
export const listKeptViews = cache(async (actor: MicrofactoryActor | RetailerActor): Promise<readonly KeptView[]> => {
  const [row] = await named<{ views: readonly KeptView[] | null }>('home.kept-views', `select ${keptViews('"organizationId"')} as views`, [actor.organizationId, actor.userId])
  return row?.views ?? []
})
