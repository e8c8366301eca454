/** The icons that lists and frames repeat, by their lucide names. Adding one: its name here, then `vitest -u src/ui/icons.test.ts` writes the sheet. */
export const ICON_NAMES = [
  'archive', 'arrow-down', 'arrow-right', 'arrow-up', 'ban', 'bookmark', 'check', 'chevron-left', 'chevron-right', 'circle-check', 'circle-dashed', 'circle-dot',
  'circle-help', 'circle-pause', 'circle-x', 'clock', 'download', 'factory', 'file-check', 'gauge', 'hammer', 'handshake', 'heart-handshake', 'hourglass', 'info',
  'lock', 'menu', 'octagon-alert', 'package-check', 'package-open', 'package-search', 'pencil', 'scale', 'scan-line', 'search', 'send', 'shield-alert', 'shield-check',
  'siren', 'sprout', 'square-check-big', 'telescope', 'triangle-alert', 'truck', 'undo-2', 'upload', 'wrench', 'x',
] as const

export type IconName = (typeof ICON_NAMES)[number]
