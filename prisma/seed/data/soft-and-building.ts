import { line, part, type SeedToy } from './toy-table.ts'

export const fogOtter: SeedToy = {
  brand: 'fogline', slug: 'fog-otter', name: 'Fog Otter', category: 'plush', minAgeMonths: 0,
  summary: 'A plush otter that floats on its back and can be unstuffed, washed and mended.',
  story: 'Cut and sewn in Dogpatch in runs of sixty. A seam at the back is meant to be opened: the filling comes out in a bag, the otter goes into the wash.',
  parts: [
    part('back', 'Back panel', 'textile', 'Recycled polyester plush', 'panel', [96, 56, 10], 180, 690, 'With the mending seam.', { axis: 'z', outline: 'round', sewn: true }),
    part('belly', 'Belly panel', 'textile', 'Organic cotton terry', 'panel', [86, 48, 10], 150, 590, 'The soft side.', { axis: 'z', outline: 'round', sewn: true }),
    part('head', 'Head', 'textile', 'Recycled polyester plush', 'panel', [46, 46, 14], 210, 790, 'Sewn closed; embroidered, no hard eyes.', { axis: 'z', outline: 'bear', sewn: true }),
    part('nose', 'Embroidered nose', 'textile', 'Cotton thread', 'knob', [12, 12, 6], 20, null, 'Part of the head; not sold alone.'),
    part('ear', 'Ear', 'textile', 'Recycled polyester plush', 'dome', [14, 14, 10], 22, 140, 'Pair.'),
    part('paw', 'Paw', 'textile', 'Recycled polyester plush', 'panel', [22, 16, 10], 34, 190, 'Four, all alike.', { axis: 'z', outline: 'round', sewn: true }),
    part('tail', 'Tail', 'textile', 'Recycled polyester plush', 'panel', [48, 20, 10], 48, 240, 'Weighted with a cork disc.', { axis: 'z', outline: 'leaf', sewn: true }),
    part('filling', 'Filling bag', 'textile', 'Kapok in a cotton bag', 'bag', [60, 38, 26], 120, 490, 'Comes out for the wash.'),
    part('float', 'Cork float', 'structure', 'Natural cork', 'plate', [44, 28, 8], 45, 220, 'Keeps the belly up.', { count: 0 }),
    part('scarf', 'Scarf', 'textile', 'Merino offcuts', 'strap', [50, 12, 6], 60, 290, 'Shorter than 22 cm, so that it cannot loop.'),
    part('label', 'Care label', 'print', 'Cotton tape', 'plate', [16, 10, 2], 8, null, 'Lot, workshop, week, washing.', { count: 0 }),
  ],
  lines: [
    line('back', 1, [0, 0, 0], 0), line('float', 1, [0, 0, 12], 30), line('filling', 1, [0, 0, 20], 58), line('belly', 1, [0, 0, 46], 96),
    line('head', 1, [-74, 0, 10], 40), line('nose', 1, [-80, 0, 24], 66), line('ear', 2, [-68, -20, 24], 84, [[-68, 20, 24]]),
    line('paw', 4, [-34, -44, 6], 26, [[-34, 44, 6], [34, -44, 6], [34, 44, 6]]), line('tail', 1, [84, 0, 4], 20), line('scarf', 1, [-46, 0, 26], 112), line('label', 1, [60, 46, 0], 0),
  ],
  skus: [
    { code: 'FOG-OTTER', name: 'Fog Otter', edition: 'standard', region: 'US', wholesalePrice: 1900, retailPrice: 3600, minimum: 6, multiple: 3 },
    { code: 'FOG-OTTER-LNY', name: 'Fog Otter, Lunar New Year', edition: 'cultural', region: 'US-CA', wholesalePrice: 2100, retailPrice: 3900, minimum: 6, multiple: 3 },
  ],
  guides: [
    {
      slug: 'fog-otter-wash-and-mend', title: 'Wash the otter, mend the seam', symptom: 'Dirty, wet inside, or a seam has opened',
      minutes: 30, difficulty: 'moderate', tools: ['Needle', 'Cotton thread'], parts: ['filling', 'back'], revisions: [],
      steps: [
        { title: 'Open the mending seam', text: 'It is the one with the orange thread. Pull the thread; do not cut.', parts: ['back'] },
        { title: 'Take out filling and cork', text: 'Air the filling bag in the sun. Do not wash kapok.', parts: ['filling', 'float'] },
        { title: 'Wash', text: '30 degrees, no spinning. Dry lying flat.', parts: ['belly', 'back'] },
        { title: 'Close', text: 'Sew with ladder stitches, doubled thread, no knot outside. Tug: no gap may show.', parts: ['back'] },
      ],
    },
  ],
  capabilities: [{ place: 'dogpatch-loft', setupMinutes: 120, secondsPerUnit: 540, unitCost: 840, setupCost: 9000, yieldPermille: 985 }],
}

export const bridgeBuilder: SeedToy = {
  brand: 'fogline', slug: 'bridge-builder', name: 'Bridge Builder', category: 'building', minAgeMonths: 60,
  summary: 'Towers, saddles and cables: a suspension bridge that carries a can of soup.',
  story: 'Load it until it sags, measure, add a cable. The booklet has no instructions, only questions.',
  parts: [
    part('board', 'Bay board', 'structure', 'Bamboo plywood', 'plate', [180, 60, 6], 240, 790, 'Holes every 20 mm.'),
    part('anchor', 'Anchor block', 'structure', 'Recycled rubber', 'box', [22, 40, 16], 85, 340, 'Heavy, so that the cable does not pull it over.'),
    part('tower', 'Tower leg', 'structure', 'Beech', 'rod', [8, 8, 76], 60, 240, 'Four make two towers.', { axis: 'z' }),
    part('saddle', 'Cable saddle', 'motion', 'Recycled PETG', 'ring', [12, 12, 6], 18, 110, 'Lets the cable slide.', { safetyFlags: ['small-part'], selfPrintClass: 'free' }),
    part('deckplate', 'Deck plate', 'structure', 'Bamboo plywood', 'plate', [28, 34, 4], 26, 120, 'Six in a row.', { selfPrintClass: 'none', count: 0 }),
    part('maincable', 'Main cable', 'textile', 'Braided cotton, waxed', 'cable', [150, 4, 22], 44, 190, 'Shorter than 22 cm between knots.', { safetyFlags: ['cord'] }),
    part('hanger', 'Hanger', 'textile', 'Braided cotton', 'rod', [2, 2, 30], 6, 60, 'Ten in a bag.', { safetyFlags: ['cord'], axis: 'z' }),
    part('pin', 'Deck pin', 'fastener', 'Beech', 'screw', [5, 5, 12], 4, 40, 'Joins two deck plates.', { safetyFlags: ['small-part'], selfPrintClass: 'free' }),
    part('bus', 'Little bus', 'structure', 'Cherry', 'box', [26, 14, 14], 95, 390, 'The load.'),
    part('buswheel', 'Bus wheel', 'motion', 'Maple', 'wheel', [8, 4, 8], 12, 70, 'Four on two pins.', { safetyFlags: ['small-part'], axis: 'y' }),
    part('questions', 'Book of questions', 'print', 'Recycled paper', 'plate', [50, 40, 3], 70, 290, 'Forty questions, no answers.', { count: 0 }),
  ],
  lines: [
    line('board', 1, [0, 0, 0], 0), line('anchor', 2, [-78, 0, 6], 24, [[78, 0, 6]]), line('tower', 4, [-44, -22, 6], 36, [[-44, 22, 6], [44, -22, 6], [44, 22, 6]]),
    line('deckplate', 6, [-72, 0, 36], 92, [[-43, 0, 36], [-14, 0, 36], [15, 0, 36], [44, 0, 36], [73, 0, 36]]), line('hanger', 10, [-20, -18, 42], 132, [[0, -18, 42], [20, -18, 42], [-20, 18, 42], [0, 18, 42], [20, 18, 42]]),
    line('saddle', 4, [-44, -22, 82], 66, [[-44, 22, 82], [44, -22, 82], [44, 22, 82]]), line('maincable', 2, [0, -22, 66], 150, [[0, 22, 66]]), line('pin', 24, [-70, 40, 42], [0, 44, 30]),
    line('bus', 1, [60, 70, 6], 14), line('buswheel', 4, [48, 58, 0], 0, [[72, 58, 0], [48, 82, 0], [72, 82, 0]]), line('questions', 1, [128, -10, 0], 0),
  ],
  skus: [
    { code: 'FOG-BRDG-40', name: 'Bridge Builder, 1 span', edition: 'standard', region: 'US', wholesalePrice: 2900, retailPrice: 5500, minimum: 3, multiple: 1 },
    { code: 'FOG-BRDG-90', name: 'Bridge Builder, 2 spans', edition: 'standard', region: 'US', wholesalePrice: 4800, retailPrice: 8900, minimum: 2, multiple: 1 },
  ],
  guides: [
    {
      slug: 'bridge-builder-cable-frays', title: 'The cable frays: wax it or replace it', symptom: 'Cable is fuzzy or thin at the saddle',
      minutes: 10, difficulty: 'easy', tools: ['Scissors'], parts: ['maincable', 'saddle'], revisions: [],
      steps: [
        { title: 'Take the load off', text: 'Lift the bus and one deck plate.', parts: ['bus', 'deckplate'] },
        { title: 'Check the saddle', text: 'Run a finger through the ring. A sharp edge cuts the cable: replace the saddle first.', parts: ['saddle'] },
        { title: 'New cable', text: 'Tie the bowline shown in the book of questions. Never make a loop longer than 22 cm.', parts: ['maincable'] },
      ],
    },
  ],
  capabilities: [{ place: 'alameda-hangar', setupMinutes: 180, secondsPerUnit: 170, unitCost: 1190, setupCost: 21000, yieldPermille: 980 }],
}
