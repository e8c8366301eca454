'use client'
import { useEffect, useState } from 'react'

const CHOICES = [['', 'As the device'], ['light', 'Light'], ['dark', 'Dark']] as const

/** Light, dark, or as the device says. Kept in this browser only. */
export function ThemeChoice() {
  const [theme, setTheme] = useState('')
  useEffect(() => setTheme(document.documentElement.dataset.theme ?? ''), [])
  const choose = (next: string) => {
    setTheme(next)
    if (next) document.documentElement.dataset.theme = next
    else delete document.documentElement.dataset.theme
    try {
      if (next) localStorage.setItem('theme', next)
      else localStorage.removeItem('theme')
    } catch {
      // Storage can be switched off; the choice then lasts as long as the page.
    }
  }
  return (
    <fieldset className="js-only">
      <legend className="sr-only">Light or dark</legend>
      <div className="flex gap-0.5 rounded-control bg-paper-sunk p-0.5">
        {CHOICES.map(([value, label]) => (
          <button key={value} type="button" aria-pressed={theme === value} onClick={() => choose(value)} className="min-h-7 flex-1 rounded-[4px] in-data-[size=floor]:min-h-14 px-2 text-xs font-medium whitespace-nowrap text-ink-soft aria-pressed:bg-paper-raised aria-pressed:text-ink">
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
