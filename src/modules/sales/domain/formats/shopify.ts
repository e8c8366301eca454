import { dateAt } from '#kernel/calendar-date.ts'
import { momentOf, problem, readAmount, readDate, readQuantity, readTime } from './cells.ts'
import type { SalesFormat } from './sales-format.ts'

/**
 * Shopify admin → Orders → Export → "Plain CSV file" (help.shopify.com, "Exporting orders"). One row a line item; Name and Created at stand in every row, while
 * Financial Status, Cancelled at and the totals stand only in an order's first row. 'Created at' is like '2026-02-20 10:00:00 -0800'; 'Lineitem price' is for one piece.
 * A refunded order counts as sold and returned. A partial refund does not say which line it was: it counts as sold, and the return is entered by hand.
 */
export const SHOPIFY: SalesFormat = {
  name: 'shopify',
  label: 'Shopify: orders export',
  columns: {
    order: ['name'], created: ['createdat'], status: ['financialstatus'], cancelled: ['cancelledat'], quantity: ['lineitemquantity'], item: ['lineitemname'], price: ['lineitemprice'], sku: ['lineitemsku'],
  },
  required: ['order', 'created', 'quantity', 'sku'],
  signature: ['lineitemquantity', 'lineitemname', 'lineitemprice', 'lineitemsku', 'financialstatus'],
  repeatsRows: false,
  reader: (shop) => {
    let order = { name: '', status: '', cancelled: '', created: '' }
    return (cells) => {
      const name = cells.order || order.name
      const first = name !== order.name
      order = { name, status: (first ? cells.status : cells.status || order.status) ?? '', cancelled: (first ? cells.cancelled : cells.cancelled || order.cancelled) ?? '', created: (first ? cells.created : cells.created || order.created) ?? '' }
      if (order.cancelled !== '') return { kind: 'skip', detail: `Order ${name} was cancelled.` }
      if (/^(voided|expired)$/i.test(order.status)) return { kind: 'skip', detail: `Order ${name} was never paid (${order.status}).` }
      const match = /^(\S+)[T ](\d{1,2}:\d{2}(?::\d{2})?)\s*([+-]\d{2}:?\d{2}|Z|UTC)?$/.exec(order.created)
      const date = readDate(match?.[1] ?? order.created, shop.dayFirst)
      const minutes = match ? readTime(match[2]!) : null
      if (!date || (match && minutes === null)) return problem('bad-date', `“${order.created}” is not a day and time.`)
      const quantity = readQuantity(cells.quantity ?? '')
      if ('kind' in quantity) return quantity
      if (quantity.value < 0) return problem('bad-quantity', 'The quantity of a line is below zero.')
      const price = readAmount(cells.price ?? '', shop.currency)
      if ('kind' in price) return price
      const soldAt = minutes === null ? null : momentOf(date, minutes, (match?.[3] ?? '').replace('Z', 'UTC'), shop.timeZone)
      const skuText = cells.sku ?? ''
      return {
        kind: 'row',
        record: {
          skuText, itemText: cells.item ?? '', soldAt, localDate: soldAt ? dateAt(soldAt, shop.timeZone) : date, sold: quantity.value, returned: /^refunded$/i.test(order.status) ? quantity.value : 0,
          grossMinor: price.value === null ? null : price.value * quantity.value, rowKey: ['shopify', name, order.created, skuText.toUpperCase(), cells.item ?? '', quantity.value, price.value ?? ''].join('|'),
        },
      }
    }
  },
}
