/** From `quantity` pieces on, one costs `unitPrice` minor units. */
export interface PriceBreak {
  readonly quantity: number
  readonly unitPrice: number
}

export interface OrderSteps {
  /** Smallest order, pieces. */
  readonly minimum: number
  /** Ordered in multiples of, pieces. */
  readonly multiple: number
}

/** The smallest quantity that can be ordered and covers `needed`; 0 when nothing is needed. */
export function orderable(needed: number, { minimum, multiple }: OrderSteps): number {
  if (needed <= 0) return 0
  return Math.ceil(Math.max(needed, minimum) / multiple) * multiple
}

/** Price of one piece when `quantity` are ordered: the largest break that is reached; below all of them, the smallest break's. */
export function unitPriceAt(breaks: readonly PriceBreak[], quantity: number): number {
  const sorted = breaks.toSorted((a, b) => a.quantity - b.quantity)
  const reached = sorted.findLast((step) => step.quantity <= quantity) ?? sorted[0]
  if (!reached) throw new RangeError('an offer has at least one price')
  return reached.unitPrice
}

export interface Bought {
  readonly quantity: number
  readonly unitPrice: number
  /** Pieces × price, minor units, without freight. */
  readonly cost: number
  /** More than is needed, because the whole order is then cheaper. */
  readonly forPrice: boolean
}

/**
 * What to order to cover `needed`: the steps of the offer, or the next break when its larger order costs less in all.
 * Every break above is tried, since prices fall unevenly.
 */
export function bestOrder(needed: number, steps: OrderSteps, breaks: readonly PriceBreak[]): Bought {
  const at = (pieces: number, forPrice: boolean): Bought => {
    const quantity = orderable(pieces, steps)
    const unitPrice = unitPriceAt(breaks, quantity)
    return { quantity, unitPrice, cost: quantity * unitPrice, forPrice }
  }
  return breaks.filter(({ quantity }) => quantity > needed).map(({ quantity }) => at(quantity, true))
    .reduce((best, next) => (next.cost < best.cost ? next : best), at(needed, false))
}

/** Why a list of breaks cannot be a price list, with the row it is about; null when it can. */
export function breaksProblem(breaks: readonly PriceBreak[], minimum: number): { readonly index: number; readonly message: string } | null {
  if (breaks.length === 0) return { index: 0, message: 'Enter the price of one piece.' }
  for (const [index, step] of breaks.entries()) {
    if (breaks.some((other, at) => at < index && other.quantity === step.quantity)) return { index, message: `There are two prices from ${step.quantity} pieces on.` }
  }
  const lowest = breaks.reduce((least, { quantity }) => Math.min(least, quantity), Infinity)
  return lowest > minimum ? { index: 0, message: `An order of ${minimum} has no price: the first price begins at ${lowest}.` } : null
}
