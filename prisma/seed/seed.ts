import { fillCatalogue } from './catalogue.ts'
import { foundEverything } from './found.ts'
import { DemoCalendar } from './perform.ts'

/**
 * Writes the demo: two brands, their partners and toys, and the story of the Tide Station up to the moment of decision.
 * Everything goes through the product's own commands, at moments counted back from now.
 */
export async function seed(now = new Date()): Promise<void> {
  const calendar = new DemoCalendar(now)
  await foundEverything(calendar)
  await fillCatalogue(calendar)
}
