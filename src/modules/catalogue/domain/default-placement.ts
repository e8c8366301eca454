import type { Placement, Shape } from '#kernel/shape.ts'

const GAP = 6

/**
 * A place for a part nobody has placed by hand: on top of what is there, so that a toy has a readable exploded view from its first
 * line on. Several of one part stand in a row along x. `above`: the placed parts so far.
 */
export function defaultPlacement(above: readonly { readonly shape: Shape; readonly placement: Placement | null }[], shape: Shape, quantity: number): Placement {
  let top = 0
  let lift = 0
  for (const { shape: other, placement } of above) {
    if (!placement) continue
    top = Math.max(top, placement.at[2] + other.size[2])
    lift = Math.max(lift, typeof placement.lift === 'number' ? placement.lift : placement.lift[2])
  }
  const shown = Math.min(quantity, 8)
  const step = shape.size[0] + GAP
  const places = Array.from({ length: shown }, (_, index) => [(index - (shown - 1) / 2) * step, 0, top] as const)
  const [at, ...copies] = places
  return { at: at!, lift: above.length === 0 ? 0 : lift + Math.max(shape.size[2], 8) + GAP, ...(copies.length > 0 && { copies }) }
}
