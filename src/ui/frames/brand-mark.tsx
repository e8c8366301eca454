import { cx } from '../class-names.ts'

/** The mark: one made block of a short run, lid in vermilion. */
export function Mark({ className = 'size-6' }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={className} fill="none" strokeLinejoin="round">
      <path d="M16 3 28 9.8 16 16.6 4 9.8Z" fill="var(--accent)" stroke="var(--ink)" strokeWidth="1.8" />
      <path d="M4 9.8 16 16.6V30L4 23.2Z" fill="var(--paper-raised)" stroke="var(--ink)" strokeWidth="1.8" />
      <path d="M28 9.8 16 16.6V30L28 23.2Z" fill="var(--paper-sunk)" stroke="var(--ink)" strokeWidth="1.8" />
      <path d="M4 16.5 16 23.3 28 16.5" stroke="var(--ink)" strokeWidth="1.4" />
    </svg>
  )
}

/** Mark and name. */
export function Wordmark({ className }: { readonly className?: string }) {
  return (
    <span className={cx('inline-flex items-center gap-2 font-display text-lg font-bold tracking-[-0.03em]', className)}>
      <Mark />Shortrun
    </span>
  )
}
