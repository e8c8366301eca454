/** One order before the season, no second chance: underage cost `cu` per unit short, overage cost `co` per unit left (Arrow, Harris, Marschak 1951). */
import { quantileOf, type CountDistribution } from './statistics/counts.ts'
import { normalCdf, normalDensity, normalQuantile } from './statistics/normal.ts'

export function criticalRatio(cu: number, co: number): number {
  return cu / (cu + co)
}

export interface DiscreteOrder {
  readonly criticalRatio: number
  readonly quantity: number
  readonly expectedMismatchCost: number
}

/** The smallest quantity with P(D ≤ quantity) ≥ critical ratio; it minimises the expected cost of mismatch. */
export function newsvendor(chance: CountDistribution, cu: number, co: number): DiscreteOrder {
  const ratio = criticalRatio(cu, co)
  const quantity = quantileOf(chance, ratio)
  return { criticalRatio: ratio, quantity, expectedMismatchCost: mismatchCost(chance, quantity, cu, co) }
}

export function mismatchCost(chance: CountDistribution, quantity: number, cu: number, co: number): number {
  return chance.reduce((sum, p, demand) => sum + p * (demand > quantity ? cu * (demand - quantity) : co * (quantity - demand)), 0)
}

export interface NormalOrder {
  readonly criticalRatio: number
  readonly quantity: number
  readonly z: number
  readonly expectedLostSales: number
  readonly expectedSales: number
  readonly expectedLeftover: number
  readonly expectedMismatchCost: number
  readonly expectedProfit: number
  readonly inStockProb: number
}

/** Normal demand; the best quantity, or a given one. */
export function newsvendorNormal(input: { mean: number; sd: number; cu: number; co: number; quantity?: number }): NormalOrder {
  const { mean, sd, cu, co } = input
  const ratio = criticalRatio(cu, co)
  const z = input.quantity === undefined ? normalQuantile(ratio) : (input.quantity - mean) / sd
  const quantity = input.quantity ?? mean + sd * z
  const expectedLostSales = sd * (normalDensity(z) - z * (1 - normalCdf(z)))
  const expectedSales = mean - expectedLostSales
  const expectedLeftover = quantity - expectedSales
  return {
    criticalRatio: ratio, quantity, z, expectedLostSales, expectedSales, expectedLeftover,
    expectedMismatchCost: cu * expectedLostSales + co * expectedLeftover,
    expectedProfit: cu * expectedSales - co * expectedLeftover,
    inStockProb: normalCdf(z),
  }
}
