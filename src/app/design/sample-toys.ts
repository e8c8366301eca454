import type { DrawnLine } from '#ui/drawing/arrange.ts'
import type { Shape } from '#kernel/shape.ts'

/** A signal kit: case, board, sensor, battery, wheels. Shows the exploded view at work. */
export const SIGNAL_KIT: readonly DrawnLine[] = [
  { findNumber: 1, label: 'Case', href: '#part-1', shape: { kind: 'box', size: [90, 60, 26], open: true }, placement: { at: [0, 0, 10], lift: 0 } },
  { findNumber: 2, label: 'Wheel', href: '#part-2', shape: { kind: 'wheel', size: [30, 9, 30], axis: 'y' }, placement: { at: [-28, 36, 0], lift: [0, 26, 0], copies: [[28, 36, 0]] } },
  { findNumber: 3, label: 'Axle', href: '#part-3', shape: { kind: 'axle', size: [5, 86, 5], axis: 'y' }, placement: { at: [28, 0, 12], lift: [0, 0, -34], copies: [[-28, 0, 12]] } },
  { findNumber: 4, label: 'Battery, AA', href: '#part-4', shape: { kind: 'battery', size: [50, 14, 14], axis: 'x' }, placement: { at: [-8, 12, 13], lift: 62 } },
  { findNumber: 5, label: 'Sensor board', href: '#part-5', shape: { kind: 'board', size: [72, 46, 2.5], count: 5 }, placement: { at: [0, 0, 29], lift: 88 } },
  { findNumber: 6, label: 'Light sensor', href: '#part-6', shape: { kind: 'lens', size: [13, 13, 6] }, placement: { at: [20, -8, 31.5], lift: 104 } },
  { findNumber: 7, label: 'Spring', href: '#part-7', shape: { kind: 'spring', size: [12, 12, 10], count: 4 }, placement: { at: [-24, -8, 31.5], lift: 102 } },
  { findNumber: 8, label: 'Lid', href: '#part-8', shape: { kind: 'lid', size: [90, 60, 7] }, placement: { at: [0, 0, 36], lift: 150 } },
  { findNumber: 9, label: 'Knob', href: '#part-9', shape: { kind: 'knob', size: [20, 20, 10] }, placement: { at: [-22, 6, 43], lift: 178 } },
  { findNumber: 10, label: 'Screw, M3', href: '#part-10', shape: { kind: 'screw', size: [7, 7, 14] }, placement: { at: [36, 22, 30], lift: 192, copies: [[36, -22, 30]] } },
]

export const ALL_SHAPES: readonly (Shape & { readonly name: string })[] = [
  { name: 'box', kind: 'box', size: [60, 46, 30], radius: 6 }, { name: 'box, open', kind: 'box', size: [60, 46, 26], open: true },
  { name: 'wheel', kind: 'wheel', size: [16, 48, 48], axis: 'x' }, { name: 'wheel, lying', kind: 'wheel', size: [48, 48, 16], axis: 'z', count: 8 },
  { name: 'axle', kind: 'axle', size: [80, 7, 7] }, { name: 'rod', kind: 'rod', size: [9, 70, 9], axis: 'y' },
  { name: 'panel', kind: 'panel', size: [60, 46, 9], sewn: true }, { name: 'panel, bear', kind: 'panel', size: [54, 10, 54], axis: 'y', outline: 'bear' },
  { name: 'panel, heart', kind: 'panel', size: [50, 9, 46], axis: 'y', outline: 'heart' }, { name: 'panel, star', kind: 'panel', size: [8, 50, 50], axis: 'x', outline: 'star' },
  { name: 'panel, fish', kind: 'panel', size: [60, 8, 30], axis: 'y', outline: 'fish' }, { name: 'panel, leaf', kind: 'panel', size: [60, 40, 5], outline: 'leaf' },
  { name: 'board', kind: 'board', size: [64, 46, 3], count: 5 }, { name: 'lid', kind: 'lid', size: [60, 46, 10] },
  { name: 'gear', kind: 'gear', size: [50, 50, 12], count: 14 }, { name: 'gear, standing', kind: 'gear', size: [10, 50, 50], axis: 'x', count: 18 },
  { name: 'lens', kind: 'lens', size: [40, 40, 12] }, { name: 'knob', kind: 'knob', size: [40, 40, 22] },
  { name: 'plate', kind: 'plate', size: [60, 40, 5], count: 4 }, { name: 'dome', kind: 'dome', size: [50, 50, 26] },
  { name: 'spring', kind: 'spring', size: [24, 24, 44], count: 6 }, { name: 'cable', kind: 'cable', size: [80, 26, 10] },
  { name: 'battery', kind: 'battery', size: [18, 18, 50] }, { name: 'battery, lying', kind: 'battery', size: [50, 18, 18], axis: 'x' },
  { name: 'screw', kind: 'screw', size: [18, 18, 38] }, { name: 'speaker', kind: 'speaker', size: [46, 46, 22] },
  { name: 'strap', kind: 'strap', size: [90, 18, 3] }, { name: 'ring', kind: 'ring', size: [44, 44, 10] },
  { name: 'bag', kind: 'bag', size: [50, 16, 60], axis: 'y' }, { name: 'panel, house', kind: 'panel', size: [44, 6, 50], axis: 'y', outline: 'house', sewn: false },
]
