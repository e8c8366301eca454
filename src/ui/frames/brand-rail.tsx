'use client'
import { useEffect, useRef } from 'react'
import { usePathname } from 'next/navigation'
import { capped } from '#kernel/counted.ts'
import type { IconName } from '../icon-names.ts'
import { Icon } from '../icon.tsx'

/** The six groups of the brand workspace, in this order. */
type BrandGroup = 'today' | 'plan' | 'make' | 'move' | 'care' | 'grow'

export interface BrandNavItem {
  readonly group: BrandGroup
  readonly label: string
  readonly href: string
  /** How many wait for this person there. */
  readonly waiting?: number
}

const GROUPS: readonly { readonly key: BrandGroup; readonly label: string; readonly icon: IconName }[] = [
  { key: 'today', label: 'Today', icon: 'square-check-big' },
  { key: 'plan', label: 'Plan', icon: 'telescope' },
  { key: 'make', label: 'Make', icon: 'factory' },
  { key: 'move', label: 'Move', icon: 'truck' },
  { key: 'care', label: 'Care', icon: 'heart-handshake' },
  { key: 'grow', label: 'Grow', icon: 'sprout' },
]

/** The pages of the workspace, by group, as plain links that the frame's ListKeys follows. Where they stand in a sheet, it closes after going somewhere. */
export function BrandRail({ items }: { readonly items: readonly BrandNavItem[] }) {
  const path = usePathname()
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    nav.current?.closest<HTMLElement>(':popover-open')?.hidePopover()
  }, [path])
  return (
    <nav ref={nav} aria-label="Workspace">
      <ul className="grid gap-4">
        {GROUPS.map(({ key, label: name, icon }) => {
          const group = items.filter((item) => item.group === key)
          if (group.length === 0) return null
          return (
            <li key={key}>
              {key !== 'today' && <p className="flex items-center gap-2 px-2 pb-0.5 text-xs font-medium text-ink-soft"><Icon name={icon} className="size-3.5" />{name}</p>}
              <ul>
                {group.map((item) => (
                  <li key={item.href}>
                    <a href={item.href} aria-current={path === item.href || (key !== 'today' && path.startsWith(`${item.href}/`)) ? 'page' : undefined} className="rail-link">
                      {key === 'today' ? <Icon name={icon} /> : <span aria-hidden />}
                      {item.label}
                      {item.waiting ? <span className="rail-count"><span className="sr-only">, waiting: </span>{capped(item.waiting, 99)}</span> : null}
                    </a>
                  </li>
                ))}
              </ul>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
