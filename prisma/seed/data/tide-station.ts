import { line, part, type SeedToy } from './toy-table.ts'

/** The hero of the demo: an educational kit with a new sensor module. */
export const tideStation: SeedToy = {
  brand: 'fogline', slug: 'tide-station', name: 'Tide Station', category: 'educational-kit', minAgeMonths: 96,
  summary: 'Build a shore station that senses light and damp, and hear the tide turn.',
  story: 'Children screw together a plywood station, plug in the sensor module, and read light and moisture the way a tide gauge does. Every piece comes apart again.',
  parts: [
    part('base', 'Tide base', 'structure', 'Birch plywood, 6 mm', 'box', [120, 80, 24], 310, 990, 'The case everything is mounted in.', { open: true }),
    part('tray', 'Battery holder, 3 × AAA', 'electronics', 'ABS with spring contacts', 'battery', [54, 36, 14], 95, 390, 'Holds three AAA cells behind a screwed door.', { safetyFlags: ['battery'], axis: 'x' }),
    part('sensor', 'Sensor module, light and moisture', 'electronics', 'FR-4, lead-free', 'board', [44, 32, 5], 640, 1490, 'Reads light and moisture twenty times a second.'),
    part('controller', 'Controller board', 'electronics', 'FR-4, lead-free', 'board', [48, 36, 5], 720, 1690, 'Turns readings into light and sound.'),
    part('cable', 'Sensor cable, 4-pin', 'electronics', 'Silicone over copper', 'cable', [36, 8, 6], 85, 290, 'Joins sensor module and controller.', { safetyFlags: ['small-part'] }),
    part('speaker', 'Speaker, 8 Ω', 'electronics', 'Steel, paper cone', 'speaker', [24, 24, 8], 110, 450, 'The voice of the tide.'),
    part('lid', 'Lid with window', 'structure', 'Birch plywood, 4 mm', 'lid', [120, 80, 5], 180, 690, 'Closes the case; opens with a coin.'),
    part('gasket', 'Window gasket', 'structure', 'Food-grade silicone', 'ring', [22, 22, 3], 22, 120, 'Keeps spray out of the light window.', { safetyFlags: ['small-part'], selfPrintClass: 'none' }),
    part('lens', 'Light pipe', 'structure', 'Recycled PETG', 'lens', [15, 15, 7], 48, 220, 'Leads daylight to the sensor.', { safetyFlags: ['small-part'], selfPrintClass: 'supervised' }),
    part('knob', 'Tide knob', 'motion', 'Beech, linseed oil', 'knob', [20, 20, 13], 65, 290, 'Sets how quickly the tide answers.', { safetyFlags: ['small-part'], selfPrintClass: 'free' }),
    part('dome', 'Rain dome', 'structure', 'Recycled PETG', 'dome', [30, 30, 15], 72, 320, 'Collects drops over the moisture pads.', { selfPrintClass: 'supervised' }),
    part('probe', 'Probe rod', 'electronics', 'Stainless steel 304, rounded', 'rod', [4, 4, 46], 40, 190, 'Feels damp soil or sand. Two make a pair.', { axis: 'z' }),
    part('screw', 'Captive screw, M3 × 12', 'fastener', 'Stainless steel', 'screw', [6, 6, 12], 6, 60, 'Cannot fall out: it stays in the lid.', { safetyFlags: ['small-part'] }),
    part('pouch', 'Field pouch', 'textile', 'Organic cotton canvas', 'bag', [46, 40, 26], 140, 590, 'For finds from the shore.'),
    part('booklet', 'Field booklet', 'print', 'Recycled paper', 'plate', [70, 50, 3], 85, 350, 'Twelve experiments between two tides.', { count: 0 }),
  ],
  lines: [
    line('base', 1, [0, 0, 0], 0),
    line('tray', 1, [-24, -16, 4], 50),
    line('sensor', 1, [-30, 18, 20], 70),
    line('controller', 1, [30, 4, 20], 70),
    line('cable', 1, [0, 14, 26], 108),
    line('speaker', 1, [36, -24, 20], 118),
    line('lid', 1, [0, 0, 26], 166),
    line('gasket', 1, [-30, 18, 31], 196),
    line('lens', 1, [-30, 18, 34], 222),
    line('knob', 1, [40, -20, 31], 204),
    line('dome', 1, [34, 20, 31], 200),
    line('probe', 2, [-48, -22, 31], 206, [[-36, -22, 31]]),
    line('screw', 4, [-54, -34, 22], 262, [[54, -34, 22], [-54, 34, 22], [54, 34, 22]]),
    line('pouch', 1, [26, 92, 0], 0),
    line('booklet', 1, [112, 10, 0], 0),
  ],
  skus: [
    { code: 'FOG-TIDE-EN', name: 'Tide Station', edition: 'standard', region: 'US', wholesalePrice: 3900, retailPrice: 7400, minimum: 4, multiple: 2 },
    { code: 'FOG-TIDE-ES', name: 'Estación de Marea', edition: 'regional', region: 'US', wholesalePrice: 3900, retailPrice: 7400, minimum: 4, multiple: 2 },
  ],
  guides: [
    {
      slug: 'tide-station-lights-do-not-blink', title: 'The lights do not blink: reseat or replace the sensor cable', symptom: 'Lights stay dark or flicker when the station is moved',
      minutes: 10, difficulty: 'easy', tools: ['A coin'], parts: ['cable', 'sensor'], revisions: ['A'],
      steps: [
        { title: 'Open the lid', text: 'Turn the four captive screws with a coin until they spring up. Lift the lid straight up; the screws stay in it.', parts: ['lid', 'screw'] },
        { title: 'Look at the plug', text: 'On revision A the plug can work loose. Press it in until the red line disappears. Try the station.', parts: ['cable', 'sensor'] },
        { title: 'Replace the cable', text: 'If it still flickers, pull the plug by its body, not by the wires, and put in the new cable: red to red.', parts: ['cable'] },
        { title: 'Close and test', text: 'Lay the gasket flat, close the lid, and breathe on the pads: the lights should rise within a second.', parts: ['gasket', 'lid'] },
      ],
    },
    {
      slug: 'tide-station-change-the-batteries', title: 'Change the batteries', symptom: 'No sound and no light',
      minutes: 5, difficulty: 'needs-an-adult', tools: ['Small cross-head screwdriver'], parts: ['tray'], revisions: [],
      steps: [
        { title: 'Open the battery door', text: 'The door is held by a screw so that small children cannot open it. Keep it that way.', parts: ['tray'] },
        { title: 'Three fresh cells', text: 'Change all three together. Follow the + and − marks. Used cells go to a collection point.', parts: ['tray'] },
        { title: 'Close the door', text: 'Screw the door shut before you give the station back.', parts: ['tray'] },
      ],
    },
  ],
  capabilities: [
    { place: 'alameda-hangar', setupMinutes: 360, secondsPerUnit: 150, unitCost: 1640, setupCost: 42000, yieldPermille: 965 },
    { place: 'san-jose-bench', setupMinutes: 480, secondsPerUnit: 120, unitCost: 1580, setupCost: 61000, yieldPermille: 975 },
  ],
}
