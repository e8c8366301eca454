import type { ComponentProps, ReactNode } from 'react'
import Link from 'next/link'
import { buttonClass, type ButtonSize, type ButtonVariant } from './button-class.ts'
import { cx } from './class-names.ts'

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
