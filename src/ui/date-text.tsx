/** Making a formatter costs a hundred times what using it does, and a list has several days a row. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-US', options)
  formats.set(key, known)
  return known
}

const DAY: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' }

/** A day as people say it: 'Tue, Nov 24', with the year when it is not `today`'s. Takes 'YYYY-MM-DD'. */
export function dayText(day: string, options: { readonly today?: string; readonly weekday?: boolean } = {}): string {
  const year = options.today !== undefined && options.today.slice(0, 4) !== day.slice(0, 4)
  return formatOf({ ...DAY, weekday: options.weekday === false ? undefined : 'short', year: year ? 'numeric' : undefined, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** A moment on the clock of a place: 'Tue, Nov 24, 2:05 PM'. Takes an ISO instant. */
export function momentText(instant: string, timeZone: string, options: { readonly zone?: boolean; readonly date?: boolean } = {}): string {
  return formatOf({
    ...(options.date === false ? {} : DAY), hour: 'numeric', minute: '2-digit', timeZone, timeZoneName: options.zone ? 'short' : undefined,
  }).format(new Date(instant))
}

/** A day ('2026-11-24'), or a moment (ISO instant) on the clock of the place it belongs to: then `timeZone` is needed. */
export function DateText({ day, instant, timeZone = 'UTC', zone, today, weekday, words }: {
  readonly day?: string | null
  readonly instant?: string | null
  /** The place's IANA zone. */
  readonly timeZone?: string
  /** Adds the zone's short name. */
  readonly zone?: boolean
  /** Today at that place: another year is then written out. */
  readonly today?: string
  readonly weekday?: boolean
  /** Of a moment, said already by `momentText` on the server: for client components, since browsers differ in how they write one. */
  readonly words?: string | null
}) {
  const value = day ?? instant
  if (!value) return <span className="text-ink-soft">–</span>
  return <time dateTime={value} className="whitespace-nowrap">{words ?? (day ? dayText(day, { today, weekday }) : momentText(value, timeZone, { zone }))}</time>
}
