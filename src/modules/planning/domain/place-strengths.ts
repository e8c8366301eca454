import type { PlaceDays } from './proposal-input.ts'

/**
 * How strong each place is against the others, learned from several toys sold there: rate = toy level × place strength, fitted by
 * iterative proportional fitting to units sold and weighted days in stock. Strengths add up to 1 over the places.
 * Half a unit and one unit are added so that a place or toy without sales has a small strength, not none.
 */
export function fitStrengths(toys: readonly PlaceDays[]): { strengths: Map<string, number>; levels: number[] } {
  const places = [...new Set(toys.flatMap((toy) => [...toy.keys()]))].sort()
  let strengths = new Map(places.map((place) => [place, 1 / places.length]))
  let levels = toys.map(() => 1)
  for (let round = 0; round < 60; round += 1) {
    levels = toys.map((toy) => {
      let sold = 1
      let exposure = 0
      for (const [place, seen] of toy) {
        sold += seen.sold
        exposure += Math.max(seen.exposure, 0.02) * strengths.get(place)!
      }
      return exposure > 0 ? sold / exposure : 0
    })
    const raw = places.map((place) => {
      let sold = 0.5
      let exposure = 0
      toys.forEach((toy, index) => {
        const seen = toy.get(place)
        if (!seen) return
        sold += seen.sold
        exposure += Math.max(seen.exposure, 0.02) * levels[index]!
      })
      return exposure > 0 ? sold / exposure : 0
    })
    const total = raw.reduce((a, b) => a + b, 0)
    strengths = new Map(places.map((place, index) => [place, total > 0 ? raw[index]! / total : 1 / places.length]))
  }
  return { strengths, levels }
}
