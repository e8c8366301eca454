import { cx } from './class-names.ts'
import type { IconName } from './icon-names.ts'
import sheet from './icons.svg'

/** An icon from the sheet, in the colour of the text beside it. The sheet is one cached file, so a row pays for a name and not for its paths. */
export function Icon({ name, className }: { readonly name: IconName; readonly className?: string }) {
  return <svg aria-hidden className={cx('icon', className)}><use href={`${(sheet as { src: string }).src}#${name}`} /></svg>
}
