import type { Placement, Shape, Triple } from '#kernel/shape.ts'

/** A part as the demo's tables write it. Sizes in millimetres: along x (right), y (back) and z (up). */
export interface SeedPart {
  readonly key: string
  readonly name: string
  readonly summary: string
  readonly category: 'structure' | 'motion' | 'electronics' | 'textile' | 'fastener' | 'print'
  readonly material: string
  readonly shape: Shape
  readonly unitCost: number // cents
  readonly sparePrice: number | null // cents; null: not sold as a spare
  readonly safetyFlags?: readonly string[]
  readonly selfPrintClass?: 'none' | 'free' | 'supervised'
}

/** A line of the bill of materials with its place in the drawing. */
export interface SeedLine {
  readonly part: string
  readonly quantity: number
  readonly placement: Placement
  readonly replaceable?: boolean
}

export interface SeedSku {
  readonly code: string
  readonly name: string
  readonly edition: string
  readonly region: string
  readonly wholesalePrice: number // cents
  readonly retailPrice: number // cents
  readonly minimum: number
  readonly multiple: number
  /** Each unit carries its number. */
  readonly serialised?: true
}

export interface SeedToy {
  readonly brand: 'fogline' | 'pocket-orchard'
  readonly slug: string
  readonly name: string
  readonly summary: string
  readonly story: string
  readonly category: string
  readonly minAgeMonths: number
  readonly parts: readonly SeedPart[]
  readonly lines: readonly SeedLine[]
  readonly skus: readonly SeedSku[]
  readonly guides: readonly SeedGuide[]
  /** Workshops that can make it, by place. */
  readonly capabilities: readonly { readonly place: string; readonly setupMinutes: number; readonly secondsPerUnit: number; readonly unitCost: number; readonly setupCost: number; readonly yieldPermille: number }[]
}

export interface SeedGuide {
  readonly slug: string
  readonly title: string
  readonly symptom: string
  readonly minutes: number
  readonly difficulty: 'easy' | 'moderate' | 'needs-an-adult'
  readonly tools: readonly string[]
  readonly parts: readonly string[]
  readonly revisions: readonly string[]
  readonly steps: readonly { readonly title: string; readonly text: string; readonly parts?: readonly string[] }[]
}

type Options = Partial<Pick<SeedPart, 'safetyFlags' | 'selfPrintClass'>> & Partial<Omit<Shape, 'kind' | 'size'>>

/** One row of a parts table. */
export function part(
  key: string, name: string, category: SeedPart['category'], material: string, kind: Shape['kind'], size: Triple,
  unitCost: number, sparePrice: number | null, summary: string, { safetyFlags, selfPrintClass, ...look }: Options = {},
): SeedPart {
  return { key, name, summary, category, material, shape: { kind, size, ...look }, unitCost, sparePrice, safetyFlags, selfPrintClass }
}

/** One row of a bill of materials: where the (first) piece sits, how far it is lifted in the exploded view, and where its copies sit. */
export function line(partKey: string, quantity: number, at: Triple, lift: Placement['lift'], copies: readonly Triple[] = []): SeedLine {
  return { part: partKey, quantity, placement: { at, lift, ...(copies.length > 0 ? { copies } : {}) } }
}
