'use client'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useRouter } from 'next/navigation'
import { CornerDownLeft, Search } from 'lucide-react'
import { cx } from './class-names.ts'
import { takesKeys } from './typing.ts'
import { useInBrowser } from './use-in-browser.ts'

export interface PaletteItem {
  readonly label: string
  readonly hint?: string
  readonly href: string
}

const WAIT_MS = 150
const LONGEST = 12

/** Items whose words all occur in the label or hint, those that begin with the text first. */
export function matchItems(items: readonly PaletteItem[], text: string): PaletteItem[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const starts = (item: PaletteItem) => (item.label.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1)
  return items
    .filter((item) => words.every((word) => `${item.label} ${item.hint ?? ''}`.toLowerCase().includes(word)))
    .sort((a, b) => starts(a) - starts(b))
    .slice(0, LONGEST)
}

/** Ctrl/⌘ K from anywhere, or "/" where no list has a search: go to a page, or find a document. `searchUrl` is asked with `?q=` and answers {items}. */
export function CommandPalette({ items, searchUrl, label = 'Search or go to', placeholder = 'A run, lot, toy, shop, or a page' }: {
  readonly items: readonly PaletteItem[]
  readonly searchUrl?: string
  readonly label?: string
  readonly placeholder?: string
}) {
  const id = useId()
  const router = useRouter()
  const inBrowser = useInBrowser()
  const dialog = useRef<HTMLDialogElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly PaletteItem[]>([])
  const [chosen, setChosen] = useState(0)
  const own = matchItems(items, text)
  const shown = [...own, ...found.filter((item) => !own.some(({ href }) => href === item.href))].slice(0, LONGEST)

  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const asked = event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey)
      const slash = event.key === '/' && !event.metaKey && !event.ctrlKey && !event.altKey && !takesKeys(event.target)
      if (!asked && !slash) return
      event.preventDefault()
      // A list has a search of its own, and it is nearer.
      const search = slash ? document.querySelector<HTMLInputElement>('#main [data-search]') : null
      if (search) search.select()
      else open()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  useEffect(() => {
    if (!searchUrl || text.trim().length < 2) {
      setFound([])
      return
    }
    const stop = new AbortController()
    const timer = setTimeout(() => {
      fetch(`${searchUrl}${searchUrl.includes('?') ? '&' : '?'}q=${encodeURIComponent(text.trim())}`, { signal: stop.signal })
        .then((answer) => (answer.ok ? (answer.json() as Promise<{ items: PaletteItem[] }>) : { items: [] }))
        .then((answer) => setFound(answer.items))
        // Stopped because more was typed, or no connection: the pages can still be gone to.
        .catch(() => undefined)
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, searchUrl])

  function open() {
    setText('')
    setChosen(0)
    if (!dialog.current?.open) dialog.current?.showModal()
    input.current?.focus()
  }

  function go(item: PaletteItem | undefined) {
    if (!item) return
    dialog.current?.close()
    router.push(item.href)
  }

  function keys(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const last = shown.length - 1
      setChosen((now) => (event.key === 'ArrowDown' ? (now >= last ? 0 : now + 1) : now <= 0 ? Math.max(last, 0) : now - 1))
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      go(shown[chosen])
    }
  }

  return (
    <>
      <button type="button" onClick={open} className="js-only inline-flex min-h-8 items-center gap-2 rounded-control bg-paper-sunk px-2.5 text-sm text-ink-soft hover:text-ink">
        <Search aria-hidden className="size-4" /><span className="max-sm:sr-only">{label}</span>
        <kbd aria-hidden className="ml-3 text-xs max-sm:hidden">Ctrl K</kbd>
      </button>
      <dialog ref={dialog} aria-label={label} onClick={(event) => { if (event.target === dialog.current) dialog.current?.close() }}
        className="rise mx-auto mt-[12dvh] w-[min(36rem,calc(100vw-2rem))] overflow-hidden rounded-surface bg-paper-raised p-0 text-ink shadow-float ring-1 ring-line backdrop:bg-[oklch(0.2_0.02_60_/_0.35)]">
        {inBrowser && (
          <>
            <div className="flex items-center gap-3 border-b border-line px-4">
              <Search aria-hidden className="size-4.5 text-ink-soft" />
              <input ref={input} value={text} onChange={(event) => { setText(event.target.value); setChosen(0) }} onKeyDown={keys} placeholder={placeholder} autoComplete="off" spellCheck={false}
                role="combobox" aria-expanded="true" aria-controls={`${id}-list`} aria-activedescendant={shown[chosen] ? `${id}-${chosen}` : undefined} aria-label={label}
                className="h-13 w-full bg-transparent text-md outline-none placeholder:text-ink-soft" />
            </div>
            <ul id={`${id}-list`} role="listbox" aria-label="Results" className="max-h-[min(24rem,60dvh)] overflow-y-auto p-1.5">
              {shown.map((item, index) => (
                <li key={item.href} id={`${id}-${index}`} role="option" aria-selected={index === chosen} onClick={() => go(item)} onPointerMove={() => setChosen(index)}
                  className={cx('flex min-h-10 cursor-pointer items-center gap-3 rounded-control px-3', index === chosen && 'bg-accent-tint')}>
                  <span className="font-medium">{item.label}</span>
                  <span className="truncate text-sm text-ink-soft">{item.hint}</span>
                  {index === chosen && <CornerDownLeft aria-hidden className="ml-auto size-3.5 shrink-0 text-ink-soft" />}
                </li>
              ))}
            </ul>
            {shown.length === 0 && <p role="status" className="px-4 pb-4 text-ink-soft">Nothing found for “{text}”. Try a number (RUN-0042), a lot code or part of a name.</p>}
          </>
        )}
      </dialog>
    </>
  )
}
