import { momentAt, type CalendarDate } from '#kernel/calendar-date.ts'
import type { FirstSale } from './data/first-sale.ts'
import { TIME_ZONE } from './demo-calendar.ts'

export interface SeedSale {
  readonly date: CalendarDate
  readonly clock: string // 'HH:MM'
  readonly sku: string
  readonly item: string
  readonly price: number // cents
}

/** Spreads a day's sales over the opening hours from 10:00; the last one of the last day falls on the hour it sold out. */
export function clockOf(index: number, count: number, last: string | null): string {
  const end = last ? Number(last.slice(0, 2)) * 60 + Number(last.slice(3)) : 18 * 60 + 40
  const minutes = count === 1 ? end : Math.round(10 * 60 + 12 + ((end - 10 * 60 - 12) * index) / (count - 1))
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

const dollars = (cents: number) => (cents / 100).toFixed(2)
const hour12 = (clock: string) => {
  const hours = Number(clock.slice(0, 2))
  return `${String(((hours + 11) % 12) + 1).padStart(2, '0')}:${clock.slice(3)} ${hours < 12 ? 'AM' : 'PM'}`
}
/** How the tills write the Bay Area's clock on a day. */
const zoneOf = (date: CalendarDate) => (momentAt(date, 12 * 60, TIME_ZONE).getUTCHours() === 20 ? { offset: '-0800', name: 'PST' } : { offset: '-0700', name: 'PDT' })
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** One file of sales as the shop's till exports it. */
export function salesFile(format: FirstSale['format'], place: string, sales: readonly SeedSale[]): string {
  const rows = sales.map((sale, index) => {
    const id = `${place.slice(0, 4).toUpperCase()}${sale.date.replaceAll('-', '').slice(2)}${String(index + 1).padStart(4, '0')}`
    switch (format) {
      case 'square': return [sale.date, `${sale.clock}:00`, 'Pacific Time (US & Canada)', 'Toys', sale.item, '1.0', 'Regular', sale.sku, '', `$${dollars(sale.price)}`, '$0.00', `$${dollars(sale.price)}`, '$0.00', id, `P${id}`, 'Register 1', '', '', 'Payment', place]
      case 'shopify': return [`#${id}`, 'paid', `${sale.date} ${sale.clock}:00 ${zoneOf(sale.date).offset}`, '1', sale.item, dollars(sale.price), sale.sku, '']
      case 'clover': return [`${sale.date.slice(8)}-${MONTHS[Number(sale.date.slice(5, 7)) - 1]}-${sale.date.slice(0, 4)} ${hour12(sale.clock)} ${zoneOf(sale.date).name}`, id, sale.item, sale.sku, 'USD', '', dollars(sale.price), 'false', 'false', 'Paid', 'false']
      case 'plain': return [sale.date, sale.clock, sale.sku, '1', '0', dollars(sale.price), id]
    }
  })
  return [HEADERS[format], ...rows].map((cells) => cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n')
}

const HEADERS: Readonly<Record<FirstSale['format'], readonly string[]>> = {
  square: ['Date', 'Time', 'Time Zone', 'Category', 'Item', 'Qty', 'Price Point Name', 'SKU', 'Modifiers Applied', 'Gross Sales', 'Discounts', 'Net Sales', 'Tax', 'Transaction ID', 'Payment ID', 'Device Name', 'Notes', 'Details', 'Event Type', 'Location'],
  shopify: ['Name', 'Financial Status', 'Created at', 'Lineitem quantity', 'Lineitem name', 'Lineitem price', 'Lineitem sku', 'Cancelled at'],
  clover: ['Line Item Date', 'Order ID', 'Item Name', 'Item SKU', 'Currency', 'Per Unit Quantity', 'Item Revenue', 'Refunded', 'Exchanged', 'Order Payment State', 'Service Charge'],
  plain: ['date', 'time', 'sku', 'sold', 'returned', 'gross', 'reference'],
}
