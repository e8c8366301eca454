import type { ComponentProps, ReactNode } from 'react'
import Link from 'next/link'
import { cx } from './class-names.ts'

export type ButtonVariant = 'primary' | 'quiet' | 'danger' | 'plain'
export type ButtonSize = 'small' | 'normal' | 'touch' | 'floor'

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  quiet: 'bg-paper-raised text-ink shadow-[inset_0_0_0_1px_var(--line-strong)] hover:shadow-[inset_0_0_0_1px_var(--ink-soft)] hover:bg-paper-sunk',
  danger: 'bg-paper-raised text-rejected shadow-[inset_0_0_0_1px_currentColor] hover:bg-rejected-tint',
  plain: 'text-ink-soft hover:text-ink hover:bg-paper-sunk',
}

const SIZES: Record<ButtonSize, string> = {
  small: 'min-h-7 px-2.5 text-sm gap-1.5',
  normal: 'min-h-9 px-3.5 text-base gap-2',
  touch: 'min-h-11 px-4 text-md gap-2',
  floor: 'min-h-14 px-6 text-lg gap-3',
}

/** The classes of a button, for elements that must look like one (a summary, a label of a file input). */
export function buttonClass(variant: ButtonVariant = 'quiet', size: ButtonSize = 'normal', wide = false): string {
  return cx(
    'inline-flex items-center justify-center rounded-control font-semibold whitespace-nowrap no-underline select-none transition-colors duration-150 [&_svg]:size-[1.15em] [&_svg]:shrink-0',
    'disabled:opacity-55 aria-disabled:opacity-55', VARIANTS[variant], SIZES[size], wide && 'w-full',
  )
}

interface Looks {
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  readonly wide?: boolean
  readonly icon?: ReactNode
}

/** A button that does something where it stands. Going somewhere is a LinkButton. */
export function Button({ variant, size, wide, icon, className, children, type = 'button', ...rest }: Looks & ComponentProps<'button'>) {
  return <button type={type} className={cx(buttonClass(variant, size, wide), className)} {...rest}>{icon}{children}</button>
}

/** A link with the looks of a button. At most one `primary` a page. */
export function LinkButton({ variant, size, wide, icon, className, children, ...rest }: Looks & ComponentProps<typeof Link>) {
  return <Link className={cx(buttonClass(variant, size, wide), className)} {...rest}>{icon}{children}</Link>
}
