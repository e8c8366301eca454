import type { SeedToy } from './toy-table.ts'

/** What is looked at on every sampled unit. Critical: nobody may get hurt. Major: it does not work. Minor: it does not look right. */
export function checklistFor(toy: SeedToy) {
  const electric = toy.parts.some((part) => part.category === 'electronics')
  const cords = toy.parts.some((part) => part.safetyFlags?.includes('cord'))
  const textile = toy.category === 'plush'
  return {
    title: `${toy.name}: final inspection`,
    level: 'II' as const,
    aql: { critical: '0', major: '2.5', minor: '4.0' },
    items: [
      { key: 'edges', prompt: textile ? 'All seams closed; a 70 N pull opens none' : 'No sharp edge, point or splinter', kind: 'passFail', defectClass: 'critical' },
      { key: 'small-parts', prompt: 'Nothing comes off by hand that fits the small-parts cylinder', kind: 'passFail', defectClass: 'critical' },
      ...(electric ? [{ key: 'door', prompt: 'Battery door is screwed shut', kind: 'passFail', defectClass: 'critical' }] : []),
      ...(cords ? [{ key: 'cord', prompt: 'Longest loop of any cord', kind: 'numeric', defectClass: 'critical', unit: 'mm', lower: null, upper: 220 }] : []),
      ...(electric ? [{ key: 'blink', prompt: 'Breathe on the pads: lights rise within a second', kind: 'passFail', defectClass: 'major' }, { key: 'plug', prompt: 'Pull on the sensor plug before it lets go', kind: 'numeric', defectClass: 'major', unit: 'N', lower: 8, upper: null }] : [{ key: 'works', prompt: 'Does what it should: assemble, move and take apart once', kind: 'passFail', defectClass: 'major' }]),
      { key: 'complete', prompt: 'Complete by the packing list', kind: 'passFail', defectClass: 'major' },
      { key: 'label', prompt: 'Tracking label readable: maker, place, week, lot', kind: 'passFail', defectClass: 'major' },
      { key: 'finish', prompt: 'Finish even, no glue, no stains', kind: 'passFail', defectClass: 'minor' },
    ],
  }
}
