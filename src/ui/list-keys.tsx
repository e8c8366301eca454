'use client'
import { useEffect, useRef } from 'react'
import { useRouter } from 'next/navigation'
import { Button } from './button.tsx'
import { takesKeys } from './typing.ts'
import { useInBrowser } from './use-in-browser.ts'

const keysWith = (palette: boolean): readonly (readonly [keys: readonly string[], what: string])[] => [
  [['/'], palette ? 'Search this list, or everything' : 'Search this list'],
  [['j', '↓'], 'Next row'],
  [['k', '↑'], 'Row before'],
  [['Enter'], 'Open the row'],
  [['x'], 'Choose the row, where rows can be chosen'],
  [['n', 'p'], 'Next page, page before'],
  ...(palette ? [[['Ctrl K'], 'Go to a page, or find a document'] as const] : []),
  [['?'], 'These keys'],
]

/** Plain links that lead on within the workspace: of rows and their cells, of what a list is filtered and sorted by, of the rail and of tabs. */
const FOLLOWED = 'a:is(.row-link, .cell-link, .chip, .sort-link, .rail-link, .tab-link)'

/** What opens a row, or is all there is to do with it. */
const rowLinks = () => [...document.querySelectorAll<HTMLElement>('#main :is(a, button).row-link')]

/** Puts the focus on the row `step` further; from outside of the list, on its first or last row. */
function moveBy(step: 1 | -1): boolean {
  const links = rowLinks()
  const row = document.activeElement?.closest('tr, li')
  const here = links.findIndex((link) => link === document.activeElement || (row !== null && row !== undefined && link.closest('tr, li') === row))
  const next = links[here === -1 ? (step === 1 ? 0 : links.length - 1) : here + step]
  next?.focus()
  next?.closest('tr, li')?.scrollIntoView({ block: 'nearest' })
  return next !== undefined
}

function press(selector: string): boolean {
  const found = document.querySelector<HTMLElement>(selector)
  found?.click()
  return found !== null
}

/** Elsewhere than in a list the palette of the frame takes the key. */
function search(): boolean {
  const box = document.querySelector<HTMLInputElement>('#main [data-search]')
  box?.select()
  return box !== null
}

const chooseRow = () => {
  const box = document.activeElement?.closest('tr, li')?.querySelector<HTMLInputElement>('input.row-select')
  box?.click()
  return box !== null && box !== undefined
}

/**
 * The keys of every list, and following its links within the frame. One for all links of a page: they stay plain, cost nothing on the
 * server or in the browser, and work without it. `palette`: the frame has one, whose keys are told too.
 */
export function ListKeys({ palette = false }: { readonly palette?: boolean }) {
  const router = useRouter()
  const inBrowser = useInBrowser()
  const help = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(FOLLOWED) : null
      if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.origin !== window.location.origin) return
      event.preventDefault()
      router.push(link.pathname + link.search + link.hash)
    }
    const keys = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || takesKeys(event.target)) return
      const inRow = document.activeElement?.matches('.row-link') === true
      const actions: Readonly<Record<string, () => boolean>> = {
        '/': search, j: () => moveBy(1), k: () => moveBy(-1), x: chooseRow,
        // Elsewhere the arrows scroll, as everywhere.
        ArrowDown: () => inRow && moveBy(1), ArrowUp: () => inRow && moveBy(-1),
        n: () => press('#main a[rel="next"]'), p: () => press('#main a[rel="prev"]'),
        '?': () => { help.current?.showModal(); return true },
      }
      if (actions[event.key]?.()) event.preventDefault()
    }
    document.addEventListener('click', follow)
    document.addEventListener('keydown', keys)
    return () => {
      document.removeEventListener('click', follow)
      document.removeEventListener('keydown', keys)
    }
  }, [router])

  return (
    <dialog ref={help} aria-label="Keys" onClick={(event) => { if (event.target === help.current) help.current?.close() }}
      className="rise m-auto w-[min(26rem,calc(100vw-2rem))] rounded-surface bg-paper-raised p-6 text-ink shadow-float ring-1 ring-line backdrop:bg-[oklch(0.2_0.02_60_/_0.35)]">
      {inBrowser && (
        <>
          <p className="font-display text-lg font-semibold">Keys</p>
          <dl className="mt-3 grid grid-cols-[auto_1fr] items-baseline gap-x-5 gap-y-2">
            {keysWith(palette).map(([keys, what]) => (
              <div key={what} className="contents">
                <dt className="flex gap-1">{keys.map((key) => <kbd key={key} className="rounded-control bg-paper-sunk px-1.5 py-0.5 text-xs">{key}</kbd>)}</dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
          <form method="dialog" className="mt-5"><Button type="submit" size="small">Close</Button></form>
        </>
      )}
    </dialog>
  )
}
