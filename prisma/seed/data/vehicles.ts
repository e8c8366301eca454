import { line, part, type SeedToy } from './toy-table.ts'

export const cableCar: SeedToy = {
  brand: 'fogline', slug: 'cable-car-no-9', name: 'Cable Car No. 9', category: 'vehicle', minAgeMonths: 36,
  summary: 'A cable car with a working grip, a real bell and sprung buffers.',
  story: 'Made from offcuts of a Berkeley joinery. The grip takes hold of any string you stretch across the room.',
  parts: [
    part('chassis', 'Chassis', 'structure', 'Maple', 'plate', [110, 44, 8], 210, 690, 'Carries body, axles and grip.', { count: 0 }),
    part('axle', 'Axle, 5 mm', 'motion', 'Beech dowel', 'axle', [6, 56, 6], 28, 140, 'Turns in the chassis without glue.', { selfPrintClass: 'none', axis: 'y' }),
    part('wheel', 'Wheel, 24 mm', 'motion', 'Maple, water-based paint', 'wheel', [24, 8, 24], 46, 190, 'Pressed on the axle; never glued.', { axis: 'y' }),
    part('body', 'Car body', 'structure', 'Maple and cherry', 'box', [84, 40, 30], 480, 1290, 'The closed half of the car.'),
    part('bench', 'Outside bench', 'structure', 'Cherry', 'box', [26, 36, 12], 95, 390, 'Room for two peg people.'),
    part('roof', 'Roof', 'structure', 'Cherry, oiled', 'lid', [104, 46, 6], 160, 590, 'Lifts off.'),
    part('post', 'Roof post', 'structure', 'Beech dowel', 'rod', [5, 5, 30], 18, 110, 'Carries the roof over the benches.', { axis: 'z' }),
    part('bell', 'Bell', 'motion', 'Brass', 'dome', [16, 16, 10], 120, 490, 'Two rings: go. Three rings: back.'),
    part('grip', 'Grip lever', 'motion', 'Beech', 'rod', [6, 6, 38], 42, 210, 'Takes hold of the cable below the floor.', { axis: 'z' }),
    part('lamp', 'Front lamp', 'structure', 'Recycled PETG', 'lens', [10, 10, 6], 24, 130, 'Pressed in from the front.', { selfPrintClass: 'free', axis: 'x' }),
    part('buffer', 'Sprung buffer', 'motion', 'Steel spring in a beech cap', 'spring', [10, 10, 12], 55, 240, 'Softens the end of the line.', { axis: 'x' }),
    part('number', 'Number plate', 'print', 'Recycled card', 'plate', [14, 3, 14], 12, 90, 'Number 9, of course.', { count: 0 }),
  ],
  lines: [
    line('chassis', 1, [0, 0, 14], 0),
    line('axle', 2, [-34, 0, 9], -26, [[34, 0, 9]]),
    line('wheel', 4, [-34, -28, 0], -48, [[34, -28, 0], [-34, 28, 0], [34, 28, 0]]),
    line('body', 1, [-8, 0, 22], 34),
    line('bench', 1, [44, 0, 22], 34),
    line('post', 2, [50, -16, 34], 54, [[50, 16, 34]]),
    line('roof', 1, [0, 0, 66], 92),
    line('bell', 1, [20, 0, 72], 122),
    line('grip', 1, [38, 0, 34], 60),
    line('lamp', 1, [-52, 0, 34], 40),
    line('buffer', 2, [-60, -14, 16], 8, [[-60, 14, 16]]),
    line('number', 1, [-30, -24, 40], 44),
  ],
  skus: [
    { code: 'FOG-CCAR-NAT', name: 'Cable Car No. 9, natural', edition: 'standard', region: 'US', wholesalePrice: 2600, retailPrice: 4900, minimum: 4, multiple: 1, serialised: true },
    { code: 'FOG-CCAR-RED', name: 'Cable Car No. 9, Powell red', edition: 'regional', region: 'US-CA', wholesalePrice: 2800, retailPrice: 5200, minimum: 4, multiple: 1 },
  ],
  guides: [
    {
      slug: 'cable-car-wheel-came-off', title: 'Put a wheel back, or a new one on', symptom: 'A wheel came off or wobbles',
      minutes: 10, difficulty: 'easy', tools: ['Soft hammer or a book'], parts: ['wheel', 'axle'], revisions: [],
      steps: [
        { title: 'Look at the axle', text: 'If its end is split, take a new axle; otherwise wipe it dry.', parts: ['axle'] },
        { title: 'Press the wheel on', text: 'Hold the other wheel against the table and tap the new one on until a sheet of paper still fits behind it.', parts: ['wheel'] },
        { title: 'Spin', text: 'It should run for two seconds. If it rubs, pull it out by a hair.', parts: ['wheel', 'axle'] },
      ],
    },
  ],
  capabilities: [{ place: 'alameda-hangar', setupMinutes: 240, secondsPerUnit: 200, unitCost: 1120, setupCost: 26000, yieldPermille: 970 }],
}

export const windUpFerry: SeedToy = {
  brand: 'fogline', slug: 'wind-up-ferry', name: 'Wind-up Ferry', category: 'vehicle', minAgeMonths: 36,
  summary: 'Twelve turns of the key cross a bath tub and back.',
  story: 'The spring drive is the one from a kitchen timer, made a mile from the ferry building. It opens with three screws, and every gear can be replaced.',
  parts: [
    part('hull', 'Hull', 'structure', 'Recycled HDPE', 'box', [120, 46, 22], 260, 890, 'Milled from one block; cannot leak at a seam.', { open: true, radius: 14 }),
    part('keel', 'Keel plate', 'structure', 'Stainless steel', 'plate', [80, 10, 4], 75, 310, 'Keeps the ferry upright.', { count: 0 }),
    part('spring', 'Drive spring', 'motion', 'Spring steel', 'spring', [26, 26, 14], 190, 790, 'Twelve turns, forty seconds.', { safetyFlags: ['sharp-edge'] }),
    part('gear', 'Drive gear, 24 teeth', 'motion', 'POM', 'gear', [24, 24, 5], 38, 190, 'Two of them make the gear train.', { safetyFlags: ['small-part'], selfPrintClass: 'supervised', count: 24 }),
    part('shaft', 'Paddle shaft', 'motion', 'Stainless steel', 'axle', [5, 64, 5], 52, 240, 'Carries both paddles.', { axis: 'y' }),
    part('paddle', 'Paddle wheel', 'motion', 'Recycled PETG', 'gear', [26, 10, 26], 64, 290, 'Six blades, rounded.', { selfPrintClass: 'supervised', axis: 'y', count: 6 }),
    part('deck', 'Deck', 'structure', 'Cork and bioplastic', 'lid', [116, 44, 5], 140, 520, 'Floats by itself.'),
    part('house', 'Wheelhouse', 'structure', 'Cork and bioplastic', 'box', [38, 28, 20], 165, 590, 'Lifts off to reach the key.'),
    part('funnel', 'Funnel', 'structure', 'Beech', 'rod', [12, 12, 26], 36, 170, 'Red band at the top.', { axis: 'z' }),
    part('key', 'Winding key', 'motion', 'Brass', 'knob', [18, 18, 12], 85, 390, 'Cannot be lost: a ring holds it.'),
    part('rail', 'Deck rail', 'structure', 'Recycled PETG', 'ring', [34, 34, 6], 32, 160, 'Clips on.', { selfPrintClass: 'free' }),
    part('deckscrew', 'Deck screw, M3 × 16', 'fastener', 'Stainless steel', 'screw', [6, 6, 16], 7, 60, 'Three hold the deck.', { safetyFlags: ['small-part'] }),
  ],
  lines: [
    line('keel', 1, [0, 0, 0], -34), line('hull', 1, [0, 0, 6], 0), line('shaft', 1, [-10, 0, 20], 26), line('paddle', 2, [-10, -34, 8], 26, [[-10, 34, 8]]),
    line('gear', 2, [-10, 0, 30], 46, [[16, 0, 30]]), line('spring', 1, [34, 0, 30], 48), line('deck', 1, [0, 0, 46], 78), line('deckscrew', 3, [-50, 0, 51], 122, [[50, -14, 51], [50, 14, 51]]),
    line('rail', 1, [-34, 0, 51], 96), line('house', 1, [12, 0, 51], 100), line('funnel', 1, [12, 0, 71], 132), line('key', 1, [40, 0, 51], 104),
  ],
  skus: [{ code: 'FOG-FERRY', name: 'Wind-up Ferry', edition: 'standard', region: 'US', wholesalePrice: 2200, retailPrice: 4200, minimum: 6, multiple: 2 }],
  guides: [
    {
      slug: 'ferry-paddles-do-not-turn', title: 'The paddles do not turn: clean or replace the gears', symptom: 'The key turns but the paddles stand still',
      minutes: 25, difficulty: 'needs-an-adult', tools: ['Cross-head screwdriver', 'Old toothbrush'], parts: ['gear', 'spring', 'shaft'], revisions: [],
      steps: [
        { title: 'Let the spring run out', text: 'Hold the paddles and let them turn slowly until the key moves freely. A wound spring can jump.', parts: ['spring', 'key'] },
        { title: 'Open the deck', text: 'Undo three screws and lift the deck with the wheelhouse on it.', parts: ['deckscrew', 'deck'] },
        { title: 'Clean the gears', text: 'Brush sand and hair out of the teeth. A gear with a missing tooth is replaced; both if one is worn.', parts: ['gear'] },
        { title: 'Close and wind', text: 'Three turns of the key are enough for a trial.', parts: ['key'] },
      ],
    },
  ],
  capabilities: [{ place: 'san-jose-bench', setupMinutes: 420, secondsPerUnit: 95, unitCost: 905, setupCost: 48000, yieldPermille: 960 }, { place: 'alameda-hangar', setupMinutes: 300, secondsPerUnit: 160, unitCost: 1010, setupCost: 30000, yieldPermille: 970 }],
}
