import { dateAt } from '#kernel/calendar-date.ts'
import { momentOf, problem, readAmount, readDate, readQuantity, readTime } from './cells.ts'
import type { SalesFormat } from './sales-format.ts'

/** The 'Time Zone' column holds the names of the Ruby on Rails zone list. */
const ZONES: Readonly<Record<string, string>> = {
  'pacific time (us & canada)': 'America/Los_Angeles', 'mountain time (us & canada)': 'America/Denver', 'central time (us & canada)': 'America/Chicago', 'eastern time (us & canada)': 'America/New_York',
  arizona: 'America/Phoenix', alaska: 'America/Anchorage', hawaii: 'Pacific/Honolulu', london: 'Europe/London', dublin: 'Europe/Dublin', paris: 'Europe/Paris', madrid: 'Europe/Madrid', sydney: 'Australia/Sydney', melbourne: 'Australia/Melbourne', tokyo: 'Asia/Tokyo',
}

/**
 * Square Dashboard → Transactions → Export → "Items detail CSV". Columns as in exports dated July and August 2026 (35 columns; older ones have 21 or 33, so columns are
 * found by name): Date, Time, Time Zone, Category, Item, Qty, Price Point Name, SKU, Modifiers Applied, Gross Sales, Discounts, Net Sales, Tax, Transaction ID, Payment ID,
 * Device Name, Notes, Details, Event Type, Location, …, GTIN, Itemization Type, …, Token. Sample: github.com/zoetankersley/sunrise_social_club, data/raw.
 * Amounts are written like '$8.00' and '-$45.00', quantities like '1.0'; a return has the event type 'Refund'.
 */
export const SQUARE: SalesFormat = {
  name: 'square',
  label: 'Square: items detail',
  columns: {
    date: ['date'], time: ['time'], zone: ['timezone'], item: ['item'], quantity: ['qty'], variation: ['pricepointname'], sku: ['sku'], gtin: ['gtin'], gross: ['grosssales', 'productsales'],
    transaction: ['transactionid'], payment: ['paymentid'], event: ['eventtype'], location: ['location'], type: ['itemizationtype'], modifiers: ['modifiersapplied'],
  },
  required: ['date', 'item', 'quantity', 'sku', 'gross'],
  signature: ['pricepointname', 'modifiersapplied', 'qty', 'itemizationtype', 'diningoption'],
  repeatsRows: false,
  reader: (shop) => (cells) => {
    const date = readDate(cells.date ?? '', shop.dayFirst)
    if (!date) return problem('bad-date', `“${cells.date ?? ''}” is not a day.`)
    const minutes = cells.time ? readTime(cells.time) : null
    if (cells.time && minutes === null) return problem('bad-date', `“${cells.time}” is not a time.`)
    if (/^(custom amount|gift card|service charge)/i.test(cells.type || cells.item || '')) return { kind: 'skip', detail: 'Not an item of the catalogue.' }
    const quantity = readQuantity(cells.quantity ?? '')
    if ('kind' in quantity) return quantity
    const gross = readAmount(cells.gross ?? '', shop.currency)
    if ('kind' in gross) return gross
    const soldAt = minutes === null ? null : momentOf(date, minutes, ZONES[(cells.zone ?? '').toLowerCase()] ?? cells.zone ?? '', shop.timeZone)
    const isReturn = /refund|return/i.test(cells.event ?? '') || quantity.value < 0
    const pieces = Math.abs(quantity.value)
    const skuText = cells.sku || cells.gtin || ''
    return {
      kind: 'row',
      record: {
        skuText, itemText: [cells.item, cells.variation].filter(Boolean).join(', '), soldAt, localDate: soldAt ? dateAt(soldAt, shop.timeZone) : date,
        sold: isReturn ? 0 : pieces, returned: isReturn ? pieces : 0, grossMinor: gross.value,
        rowKey: ['square', cells.transaction ?? '', cells.payment ?? '', date, cells.time ?? '', isReturn ? 'return' : 'sale', skuText.toUpperCase(), cells.item ?? '', cells.variation ?? '', cells.modifiers ?? '', pieces, gross.value ?? ''].join('|'),
      },
    }
  },
}
