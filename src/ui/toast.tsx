'use client'
import { useEffect, useState } from 'react'
import { usePathname } from 'next/navigation'
import { FLASH_COOKIE } from './frames/told-cookies.ts'
import { Icon } from './icon.tsx'

const EVENT = 'shortrun:toast'
const SHOWN_MS = 6000

interface Message {
  readonly id: number
  readonly text: string
}

/** Says once that something was done. Call it in the browser only. */
export function showToast(text: string): void {
  window.dispatchEvent(new CustomEvent<string>(EVENT, { detail: text }))
}

/** The message the server left for this page in its cookie; reading it removes it. */
function takeFlash(): string | null {
  const raw = document.cookie.split('; ').find((pair) => pair.startsWith(`${FLASH_COOKIE}=`))?.slice(FLASH_COOKIE.length + 1)
  if (!raw) return null
  document.cookie = `${FLASH_COOKIE}=; path=/; max-age=0; samesite=lax`
  // The door encodes the message, and the cookie store encodes it once more.
  let text = raw
  for (let turn = 0; turn < 2 && /%[0-9A-F]{2}/i.test(text); turn++) {
    try {
      text = decodeURIComponent(text)
    } catch {
      break
    }
  }
  return text
}

/** Shows the message that the server left for the page one is sent to. */
export function showFlash(): void {
  const text = takeFlash()
  if (text) showToast(text)
}

/** Where toasts appear. Once, in the root layout. */
export function Toaster() {
  const [messages, setMessages] = useState<readonly Message[]>([])
  const path = usePathname()

  useEffect(() => {
    let next = 0
    const add = (text: string) => {
      const id = next++
      setMessages((now) => [...now.slice(-2), { id, text }])
      setTimeout(() => setMessages((now) => now.filter((message) => message.id !== id)), SHOWN_MS)
    }
    const listen = (event: Event) => add((event as CustomEvent<string>).detail)
    window.addEventListener(EVENT, listen)
    return () => window.removeEventListener(EVENT, listen)
  }, [])

  useEffect(showFlash, [path])

  return (
    <div role="status" aria-live="polite" className="no-print pointer-events-none fixed inset-x-4 bottom-20 z-50 grid justify-items-center gap-2 sm:bottom-6">
      {messages.map((message) => (
        <p key={message.id} className="rise pointer-events-auto flex min-h-11 items-center gap-2.5 rounded-surface bg-ink py-2 pr-2 pl-4 font-medium text-paper shadow-float">
          <Icon name="circle-check" className="size-4.5 shrink-0" />
          {message.text}
          <button type="button" aria-label="Close" onClick={() => setMessages((now) => now.filter(({ id }) => id !== message.id))} className="ml-1 grid size-7 place-items-center rounded-control opacity-70 hover:opacity-100 pointer-coarse:-my-2 pointer-coarse:size-11">
            <Icon name="x" className="size-4" />
          </button>
        </p>
      ))}
    </div>
  )
}
