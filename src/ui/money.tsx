import { formatMinor } from '#kernel/money.ts'

/** An amount with its currency: minor units in, '$12.50' out. `whole` leaves out cents that are zero. */
export function Money({ minor, currency, whole }: { readonly minor: number; readonly currency: string; readonly whole?: boolean }) {
  const text = formatMinor(minor, currency)
  return <span className="tabular">{whole ? text.replace(/\.00$/, '') : text}</span>
}

/** A count with grouped thousands: 12,400. */
export function Count({ value }: { readonly value: number }) {
  return <span className="tabular">{value.toLocaleString('en-US')}</span>
}
