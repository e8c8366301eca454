import { COUNTED } from '#kernel/counted.ts'
import type { Id } from '#kernel/ids.ts'
import { named } from './client.ts'

/** Tables with an index on (brandId, state, …): each count reads at most `COUNTED` + 1 entries of it. */
type Counted = 'Run' | 'RestockRequest' | 'Shipment' | 'Pilot' | 'Proposal'

/** How many of a brand's rows are in which state, each counted up to one more than `COUNTED`. One statement, whose cost does not grow with the rows. */
export async function countByState<State extends string>(table: Counted, brandId: Id, states: readonly State[]): Promise<Record<State, number>> {
  const rows = await named<{ state: State; count: number }>(`count-by-state.${table}`, `
    select state, (select count(*) from (select 1 from "${table}" counted where counted."brandId" = $1 and counted.state = asked.state limit ${COUNTED + 1}) few) as count
      from unnest($2::text[]) as asked(state)`, [brandId, states])
  return Object.fromEntries(rows.map(({ state, count }) => [state, count])) as Record<State, number>
}
