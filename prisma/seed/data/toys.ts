import { bridgeBuilder, fogOtter } from './soft-and-building.ts'
import { kalimbaSeal, pearStacker, redwoodRings } from './quiet-toys.ts'
import { tideStation } from './tide-station.ts'
import type { SeedToy } from './toy-table.ts'
import { cableCar, windUpFerry } from './vehicles.ts'

/** Eight toys, fourteen SKUs, ninety parts. */
export const toys: readonly SeedToy[] = [tideStation, cableCar, fogOtter, bridgeBuilder, redwoodRings, windUpFerry, kalimbaSeal, pearStacker]
