/**
 * Which units to inspect: one random order, drawn once and kept with the inspection. Class X counts only in the first n_X of it.
 * The same seed gives the same order, so that the draw can be shown to be what it was.
 */

/** `sampleSize` different unit numbers of 1 … lotSize in random order, from the seed alone (Fisher–Yates over a sparse array). */
export function drawSample(lotSize: number, sampleSize: number, seed: string): number[] {
  const random = generator(seed)
  const moved = new Map<number, number>()
  const drawn: number[] = []
  for (let i = 0; i < Math.min(sampleSize, lotSize); i += 1) {
    const j = i + below(random, lotSize - i)
    const unit = moved.get(j) ?? j
    moved.set(j, moved.get(i) ?? i)
    drawn.push(unit + 1)
  }
  return drawn
}

/** An unbiased integer of 0 … bound − 1: values in the incomplete last stretch of 2³² are thrown away. */
function below(random: () => number, bound: number): number {
  const limit = 2 ** 32 - (2 ** 32 % bound)
  for (;;) {
    const value = random()
    if (value < limit) return value % bound
  }
}

/** sfc32 (Chris Doty-Humphrey, PractRand), seeded by four FNV-1a hashes of the text. 32-bit values. */
function generator(seed: string): () => number {
  let [a, b, c, d] = [0, 1, 2, 3].map((salt) => hash(`${salt}:${seed}`)) as [number, number, number, number]
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum | 0
    return sum >>> 0
  }
  for (let i = 0; i < 15; i += 1) next()
  return next
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value | 0
}
