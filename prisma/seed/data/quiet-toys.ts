import { line, part, type SeedToy } from './toy-table.ts'

export const redwoodRings: SeedToy = {
  brand: 'fogline', slug: 'redwood-rings', name: 'Redwood Rings', category: 'puzzle', minAgeMonths: 24,
  summary: 'A tree to take apart: five rings, five centuries, one bark.',
  story: 'Turned from storm-felled redwood. Each ring has a notch where something happened; the card tells what.',
  parts: [
    part('tray', 'Tray', 'structure', 'Redwood', 'plate', [104, 104, 8], 220, 790, 'Holds the rings in order.', { count: 0, radius: 52 }),
    part('bark', 'Bark ring', 'structure', 'Redwood, brushed', 'ring', [98, 98, 14], 160, 590, 'The rough one.'),
    part('ring1900', 'Ring 1900', 'structure', 'Redwood', 'ring', [80, 80, 14], 120, 450, 'Notch: the earthquake.'),
    part('ring1800', 'Ring 1800', 'structure', 'Redwood', 'ring', [64, 64, 14], 105, 410, 'Notch: the mills.'),
    part('ring1700', 'Ring 1700', 'structure', 'Redwood', 'ring', [50, 50, 14], 95, 380, 'Notch: a long drought.'),
    part('ring1600', 'Ring 1600', 'structure', 'Redwood', 'ring', [38, 38, 14], 85, 350, 'Notch: a fire it survived.'),
    part('ring1500', 'Ring 1500', 'structure', 'Redwood', 'ring', [26, 26, 14], 80, 330, 'Notch: the seedling year.'),
    part('heart', 'Heart', 'structure', 'Redwood', 'knob', [14, 14, 18], 60, 290, 'Larger than a small-parts cylinder with its base.'),
    part('cover', 'Cover', 'structure', 'Redwood', 'lid', [104, 104, 6], 150, 560, 'Closes the tray for travel.', { radius: 52 }),
    part('card', 'Year card', 'print', 'Recycled card', 'plate', [60, 40, 2], 30, 150, 'What each notch means.', { count: 0 }),
    part('sack', 'Linen sack', 'textile', 'Linen', 'bag', [50, 40, 30], 110, 450, 'For the journey.'),
  ],
  lines: [
    line('tray', 1, [0, 0, 0], 0), line('bark', 1, [0, 0, 8], 22), line('ring1900', 1, [0, 0, 8], 52), line('ring1800', 1, [0, 0, 8], 80), line('ring1700', 1, [0, 0, 8], 106),
    line('ring1600', 1, [0, 0, 8], 130), line('ring1500', 1, [0, 0, 8], 152), line('heart', 1, [0, 0, 8], 174), line('cover', 1, [0, 0, 24], 196), line('card', 1, [104, -40, 0], 0), line('sack', 1, [40, 98, 0], 0),
  ],
  skus: [
    { code: 'FOG-RINGS', name: 'Redwood Rings', edition: 'standard', region: 'US', wholesalePrice: 2100, retailPrice: 3900, minimum: 4, multiple: 2 },
    { code: 'FOG-RINGS-MUIR', name: 'Redwood Rings, park edition', edition: 'regional', region: 'US-CA', wholesalePrice: 2300, retailPrice: 4300, minimum: 4, multiple: 2 },
  ],
  guides: [
    {
      slug: 'redwood-rings-swollen', title: 'A ring sits tight after the bath', symptom: 'Rings stick or do not fit',
      minutes: 15, difficulty: 'easy', tools: ['Fine sandpaper', 'Linseed oil'], parts: ['ring1900', 'ring1800'], revisions: [],
      steps: [
        { title: 'Let it dry', text: 'Two days in the air, not on a radiator. Most rings fit again by then.', parts: ['tray'] },
        { title: 'Sand and oil', text: 'If not, sand the outer edge with three strokes, try, and oil it.', parts: ['ring1900'] },
      ],
    },
  ],
  capabilities: [{ place: 'alameda-hangar', setupMinutes: 150, secondsPerUnit: 140, unitCost: 860, setupCost: 15000, yieldPermille: 955 }],
}

export const kalimbaSeal: SeedToy = {
  brand: 'fogline', slug: 'kalimba-seal', name: 'Kalimba Seal', category: 'musical', minAgeMonths: 36,
  summary: 'Eight tines, one seal, and a tuning that never sounds wrong.',
  story: 'The tines are cut from piano wire offcuts and tuned by ear in San José.',
  parts: [
    part('soundbox', 'Sound box', 'structure', 'Alder', 'box', [100, 70, 26], 330, 990, 'Hollow, glued with hide glue so that it can be opened.'),
    part('soundboard', 'Soundboard', 'structure', 'Spruce', 'lid', [100, 70, 4], 180, 640, 'The part that sings.'),
    part('rosette', 'Rosette', 'structure', 'Cherry', 'ring', [24, 24, 4], 40, 190, 'Around the sound hole.', { selfPrintClass: 'free' }),
    part('bridge', 'Bridge', 'structure', 'Maple', 'rod', [70, 5, 5], 45, 210, 'The tines rest on it.'),
    part('bar', 'Pressure bar', 'structure', 'Brass', 'plate', [74, 8, 4], 70, 310, 'Holds the tines down.'),
    part('tine', 'Tine', 'motion', 'Piano wire, rounded', 'plate', [4, 44, 2], 30, 150, 'Eight lengths; say which note you need.', { safetyFlags: ['sharp-edge'], count: 0 }),
    part('barscrew', 'Bar screw, M4 × 16', 'fastener', 'Stainless steel', 'screw', [7, 7, 16], 8, 70, 'Three hold the bar.', { safetyFlags: ['small-part'] }),
    part('seal', 'Seal', 'structure', 'Alder, oiled', 'dome', [40, 30, 24], 150, 590, 'Looks over the sound hole.'),
    part('foot', 'Rubber foot', 'structure', 'Natural rubber', 'knob', [10, 10, 6], 9, 70, 'Four.', { safetyFlags: ['small-part'] }),
    part('strap', 'Wrist strap', 'textile', 'Cotton webbing', 'strap', [60, 10, 4], 44, 190, 'Opens under load.'),
    part('songs', 'Song card', 'print', 'Recycled card', 'plate', [60, 40, 2], 28, 140, 'Eight songs without notes.', { count: 0 }),
  ],
  lines: [
    line('foot', 4, [-40, -26, 0], -18, [[40, -26, 0], [-40, 26, 0], [40, 26, 0]]), line('soundbox', 1, [0, 0, 6], 0), line('soundboard', 1, [0, 0, 32], 36), line('rosette', 1, [0, 18, 36], 58),
    line('bridge', 1, [0, -10, 36], 62), line('tine', 8, [-28, -4, 42], 88, [[-20, -4, 42], [-12, -4, 42], [-4, -4, 42], [4, -4, 42], [12, -4, 42], [20, -4, 42], [28, -4, 42]]),
    line('bar', 1, [0, -22, 44], 112), line('barscrew', 3, [-30, -22, 48], 132, [[0, -22, 48], [30, -22, 48]]), line('seal', 1, [30, 22, 36], 64), line('strap', 1, [-70, 20, 20], 20), line('songs', 1, [92, -36, 0], 0),
  ],
  skus: [
    { code: 'FOG-SEAL', name: 'Kalimba Seal', edition: 'standard', region: 'US', wholesalePrice: 2400, retailPrice: 4600, minimum: 4, multiple: 2 },
    { code: 'FOG-SEAL-CON', name: 'Kalimba Seal, concert tuning', edition: 'standard', region: 'US', wholesalePrice: 2700, retailPrice: 5100, minimum: 2, multiple: 2 },
  ],
  guides: [
    {
      slug: 'kalimba-seal-tine-buzzes', title: 'A tine buzzes or sounds flat', symptom: 'One note buzzes',
      minutes: 10, difficulty: 'needs-an-adult', tools: ['Screwdriver'], parts: ['tine', 'bar', 'barscrew'], revisions: [],
      steps: [
        { title: 'Loosen the bar', text: 'Half a turn on each of the three screws; the tines must still be held.', parts: ['barscrew', 'bar'] },
        { title: 'Move the tine', text: 'Longer is lower, shorter is higher. A buzzing tine sits askew on the bridge.', parts: ['tine', 'bridge'] },
        { title: 'Tighten', text: 'Middle screw first. Pluck all eight.', parts: ['barscrew'] },
      ],
    },
  ],
  capabilities: [{ place: 'san-jose-bench', setupMinutes: 200, secondsPerUnit: 210, unitCost: 1010, setupCost: 19000, yieldPermille: 950 }],
}

export const pearStacker: SeedToy = {
  brand: 'pocket-orchard', slug: 'pear-stacker', name: 'Pear Stacker', category: 'puzzle', minAgeMonths: 12,
  summary: 'Four slices, one stalk, a pear in any order.',
  story: 'The first toy of two friends with a lathe in a garage.',
  parts: [
    part('plate', 'Base', 'structure', 'Beech', 'plate', [90, 90, 12], 160, 590, 'Wide enough not to tip.', { count: 0, radius: 45 }),
    part('stalk', 'Stalk', 'structure', 'Beech', 'rod', [14, 14, 100], 90, 390, 'Rounded; glued and pinned.', { axis: 'z' }),
    part('slice1', 'Slice, large', 'structure', 'Beech, water-based paint', 'ring', [76, 76, 22], 110, 450, 'The belly of the pear.'),
    part('slice2', 'Slice, medium', 'structure', 'Beech, water-based paint', 'ring', [64, 64, 22], 100, 420, 'Above the belly.'),
    part('slice3', 'Slice, small', 'structure', 'Beech, water-based paint', 'ring', [50, 50, 22], 90, 390, 'The neck.'),
    part('tip', 'Tip', 'structure', 'Beech, water-based paint', 'dome', [38, 38, 22], 85, 360, 'Larger than a small-parts cylinder.'),
    part('leaf', 'Leaf', 'textile', 'Wool felt', 'panel', [30, 18, 6], 35, 170, 'Sewn through the stalk.', { axis: 'z', outline: 'leaf', sewn: true }),
  ],
  lines: [
    line('plate', 1, [0, 0, 0], 0), line('stalk', 1, [0, 0, 12], [70, -70, 6]), line('slice1', 1, [0, 0, 14], 34), line('slice2', 1, [0, 0, 36], 58), line('slice3', 1, [0, 0, 58], 82), line('tip', 1, [0, 0, 80], 108), line('leaf', 1, [14, 0, 104], 120),
  ],
  skus: [{ code: 'ORC-PEAR', name: 'Pear Stacker', edition: 'standard', region: 'US', wholesalePrice: 1800, retailPrice: 3400, minimum: 3, multiple: 1 }],
  guides: [
    {
      slug: 'pear-stacker-paint-chipped', title: 'Paint is chipped', symptom: 'Bare wood shows through the paint',
      minutes: 20, difficulty: 'easy', tools: ['Fine sandpaper', 'Linseed oil'], parts: ['slice1', 'slice2'], revisions: [],
      steps: [
        { title: 'Sand', text: 'Sand the loose edge until nothing catches on a fingernail.', parts: ['slice1'] },
        { title: 'Oil', text: 'Oil the bare wood and let it dry for two days. Do not paint over: house paint is not made for mouths.', parts: ['slice1'] },
      ],
    },
  ],
  capabilities: [{ place: 'alameda-hangar', setupMinutes: 90, secondsPerUnit: 160, unitCost: 790, setupCost: 12000, yieldPermille: 970 }],
}
