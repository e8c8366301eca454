import { cx } from './class-names.ts'

export type ButtonVariant = 'primary' | 'quiet' | 'danger' | 'plain'
export type ButtonSize = 'small' | 'normal' | 'touch' | 'floor'

/** The classes of a button, for elements that must look like one (a summary, a label of a file input). */
export function buttonClass(variant: ButtonVariant = 'quiet', size: ButtonSize = 'normal', wide = false): string {
  return cx('button', `button-${variant}`, `button-${size}`, wide && 'w-full')
}
