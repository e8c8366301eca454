import { sendToWorkshops } from './arrivals.ts'
import { draftRevisionB, fillCatalogue } from './catalogue.ts'
import { DemoCalendar } from './demo-calendar.ts'
import { tradeEveryDay } from './everyday.ts'
import { registerToys } from './families.ts'
import { foundEverything } from './found.ts'
import { keepLists } from './lists.ts'
import { bendThePlan } from './plan.ts'
import { followALot } from './recall.ts'
import { partsInHand, stockTheWorkshops } from './sourcing.ts'
import { careForStock } from './stock-care.ts'
import { tellStory } from './story.ts'

/**
 * Writes the demo: two brands, their partners and toys, everyday trade, and the story of the Tide Station up to the moment of decision.
 * Everything goes through the product's own commands, at moments counted back from now, in the order in which it happened.
 */
export async function seed(now = new Date()): Promise<void> {
  const calendar = new DemoCalendar(now)
  await foundEverything(calendar)
  await fillCatalogue(calendar)
  await stockTheWorkshops(calendar)
  await tradeEveryDay(calendar)
  await sendToWorkshops(calendar)
  await tellStory(calendar)
  await partsInHand(calendar)
  await draftRevisionB(calendar)
  await careForStock(calendar)
  await followALot(calendar)
  await registerToys(calendar)
  await bendThePlan(calendar)
  await keepLists(calendar)
}
