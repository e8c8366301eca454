/** Units over places by marginal gain (Fox 1966): each unit goes where it earns most. Exact, since expected sales are concave in stock. */

export interface AllocationPlace {
  /** P(D ≥ k) for k = 1, 2 …: the chance that the k-th unit at this place is sold. */
  readonly sellsAtLeast: (k: number) => number
  readonly unitMargin: number
  /** Units there already; they come first. */
  readonly stock?: number
}

export interface Allocation {
  readonly units: readonly number[]
  /** Expected margin of the allocated units, over what the stock there already earns. */
  readonly expectedMargin: number
}

/** On a tie the earlier place gets the unit. Every unit is placed, even where it will hardly sell. */
export function allocateUnits(units: number, places: readonly AllocationPlace[]): Allocation {
  const given = places.map(() => 0)
  const gain = places.map((place) => gainOfNext(place, 0))
  let expectedMargin = 0
  for (let unit = 0; unit < units && places.length > 0; unit += 1) {
    let best = 0
    for (let i = 1; i < gain.length; i += 1) if (gain[i]! > gain[best]!) best = i
    expectedMargin += gain[best]!
    given[best]! += 1
    gain[best] = gainOfNext(places[best]!, given[best]!)
  }
  return { units: given, expectedMargin }
}

function gainOfNext(place: AllocationPlace, given: number): number {
  return place.unitMargin * place.sellsAtLeast((place.stock ?? 0) + given + 1)
}
