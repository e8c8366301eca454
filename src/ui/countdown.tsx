'use client'
import { useEffect, useState } from 'react'
import { cx } from './class-names.ts'

/** '3 h 12 min', '4 min 05 s', '2 days 3 h'; null when it is over. */
export function timeLeft(ms: number): string | null {
  if (ms <= 0) return null
  const seconds = Math.floor(ms / 1000)
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor((seconds % 86_400) / 3600), Math.floor((seconds % 3600) / 60)]
  if (days > 0) return `${days} ${days === 1 ? 'day' : 'days'} ${hours} h`
  if (hours > 0) return `${hours} h ${String(minutes).padStart(2, '0')} min`
  return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`
}

/** Time left until a moment. The server's text (`now`) is shown first and stays without JavaScript; then it ticks. */
export function Countdown({ until, now, over, className }: {
  readonly until: string // ISO instant
  readonly now: string // ISO instant of the server
  /** Shown afterwards: "Today's cut-off has passed". */
  readonly over: string
  readonly className?: string
}) {
  const [left, setLeft] = useState(() => Date.parse(until) - Date.parse(now))
  useEffect(() => {
    // The server's clock counts: a phone that runs five minutes late must not promise five minutes more.
    const offset = Date.parse(now) - Date.now()
    const timer = setInterval(() => setLeft(Date.parse(until) - Date.now() - offset), 1000)
    return () => clearInterval(timer)
  }, [until, now])
  const text = timeLeft(left)
  return <time dateTime={until} role="timer" aria-live="off" className={cx('tabular whitespace-nowrap', className)}>{text ?? over}</time>
}
