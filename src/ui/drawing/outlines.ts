import type { PanelOutline } from '#kernel/shape.ts'
import type { Point } from './projection.ts'

const TAU = Math.PI * 2

/** A rectangle with rounded corners around the origin. */
export function roundedRectangle(width: number, height: number, radius: number): Point[] {
  const r = Math.min(radius, width / 2, height / 2)
  const [x, y] = [width / 2 - r, height / 2 - r]
  if (r <= 0) return [[x, -y], [x, y], [-x, y], [-x, -y]]
  const corner = (cx: number, cy: number, from: number): Point[] => Array.from({ length: 6 }, (_, step) => {
    const angle = from + (step / 5) * (Math.PI / 2)
    return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)]
  })
  return [...corner(x, -y, -Math.PI / 2), ...corner(x, y, 0), ...corner(-x, y, Math.PI / 2), ...corner(-x, -y, Math.PI)]
}

/** A closed curve r(angle), scaled to fill width × height. */
function polar(steps: number, radius: (angle: number) => number): Point[] {
  return Array.from({ length: steps }, (_, step) => {
    const angle = (step / steps) * TAU
    return [radius(angle) * Math.cos(angle), radius(angle) * Math.sin(angle)]
  })
}

const around = (angle: number, centre: number, wide: number): number => {
  const away = Math.abs(((angle - centre + Math.PI * 3) % TAU) - Math.PI)
  return Math.exp(-((away / wide) ** 2))
}

const CURVES: Readonly<Record<Exclude<PanelOutline, 'rounded'>, () => Point[]>> = {
  round: () => polar(40, () => 1),
  heart: () => Array.from({ length: 44 }, (_, step) => {
    const t = (step / 44) * TAU + Math.PI / 2
    return [16 * Math.sin(t) ** 3, 13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t)]
  }),
  star: () => polar(50, (angle) => 0.72 + 0.28 * Math.cos(5 * (angle - Math.PI / 2))),
  // A head with two ears: a round with two bumps.
  bear: () => polar(64, (angle) => 1 + 0.42 * around(angle, Math.PI * 0.27, 0.27) + 0.42 * around(angle, Math.PI * 0.73, 0.27)),
  ear: () => polar(40, (angle) => (Math.sin(angle) > 0 ? 1 + 0.9 * Math.sin(angle) ** 2 : 1)),
  leaf: () => Array.from({ length: 40 }, (_, step) => {
    const t = (step / 40) * TAU
    return [Math.cos(t), 0.62 * Math.sin(t) * (1 - Math.abs(Math.cos(t)) ** 3)]
  }),
  house: () => [[1, -1], [1, 0.25], [0, 1], [-1, 0.25], [-1, -1]],
  cloud: () => polar(64, (angle) => 0.86 + 0.14 * Math.abs(Math.cos(3.5 * angle)) - (Math.sin(angle) < -0.55 ? 0.24 * (-Math.sin(angle) - 0.55) : 0)),
  fish: () => {
    const back = Array.from({ length: 16 }, (_, step): Point => {
      const t = (step / 15) * Math.PI * 0.86
      return [0.22 + 0.78 * Math.cos(t), 0.56 * Math.sin(t) ** 0.85]
    })
    return [...back, [-1, 0.5], [-0.82, 0], [-1, -0.5], ...back.slice(1).map(([x, y]): Point => [x, -y]).reverse()]
  },
}

/** A panel's outline around the origin, filling width × height. */
export function panelOutline(outline: PanelOutline, width: number, height: number, radius: number): Point[] {
  if (outline === 'rounded') return roundedRectangle(width, height, radius)
  const points = CURVES[outline]()
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  return points.map(([x, y]) => [((x - left) / (right - left) - 0.5) * width, ((y - low) / (high - low) - 0.5) * height])
}

/** A gear's outline: teeth with flat tips. */
export function gearOutline(radius: number, teeth: number): Point[] {
  const root = radius * (teeth > 14 ? 0.86 : 0.8)
  const step = TAU / teeth
  return Array.from({ length: teeth }, (_, tooth) => [[root, -0.3], [radius, -0.17], [radius, 0.17], [root, 0.3]].map(([r, part]): Point => {
    const angle = tooth * step + part! * step
    return [r! * Math.cos(angle), r! * Math.sin(angle)]
  })).flat()
}

/** A sack: wide below, gathered under its neck. */
export function sackOutline(width: number, height: number): Point[] {
  const half: Point[] = [[0.28, -0.5], [0.42, -0.47], [0.49, -0.36], [0.5, -0.18], [0.46, 0.02], [0.34, 0.17], [0.17, 0.27], [0.15, 0.31], [0.24, 0.42], [0.27, 0.5]]
  return [...half, ...half.map(([x, y]): Point => [-x, y]).reverse()].map(([x, y]) => [x * width, y * height])
}

export function scaled(outline: readonly Point[], by: number): Point[] {
  return outline.map(([u, v]) => [u * by, v * by])
}
