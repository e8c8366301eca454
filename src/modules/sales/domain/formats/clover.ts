import { dateAt } from '#kernel/calendar-date.ts'
import { momentOf, problem, readAmount, readDate, readQuantity, readTime } from './cells.ts'
import type { SalesFormat } from './sales-format.ts'

/**
 * Clover web dashboard → Orders → Export → "Line items". Columns: Line Item Date, Order Employee ID, Order Employee Name, Order Employee Custom ID, Item ID, Item Product Code,
 * Item SKU, Order ID, Item Name, Currency, Per Unit Quantity, Item Unit, Item Revenue, Modifiers, …, Refunded, Exchanged, Order Payment State, Service Charge
 * (as rebuilt against reference exports in the public "Clover Data Explorer", export_line_items.py). Dates are like '16-Dec-2023 02:44 AM EST'.
 * A row is one piece and has no id of its own, so equal rows of one order are separate pieces; only items sold by weight carry a quantity.
 * A piece marked refunded or exchanged was sold and came back.
 */
export const CLOVER: SalesFormat = {
  name: 'clover',
  label: 'Clover: line items',
  columns: {
    date: ['lineitemdate', 'orderdate'], order: ['orderid'], sku: ['itemsku', 'sku'], code: ['itemproductcode', 'productcode'], itemId: ['itemid'], item: ['itemname'], quantity: ['perunitquantity'], gross: ['itemrevenue'],
    refunded: ['refunded'], exchanged: ['exchanged'], state: ['orderpaymentstate'], charge: ['servicecharge'], currency: ['currency'],
  },
  required: ['date', 'order', 'item'],
  signature: ['lineitemdate', 'itemrevenue', 'perunitquantity', 'orderpaymentstate', 'itemproductcode'],
  repeatsRows: true,
  reader: (shop) => (cells) => {
    if (/^true$/i.test(cells.charge ?? '')) return { kind: 'skip', detail: 'A service charge.' }
    if (/^open$/i.test(cells.state ?? '')) return { kind: 'skip', detail: `Order ${cells.order} is not paid yet.` }
    const match = /^(.+?)\s+(\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AaPp][Mm])?)\s*([A-Za-z]{2,5}|[+-]\d{2}:?\d{2})?$/.exec(cells.date ?? '')
    const date = readDate(match?.[1] ?? cells.date ?? '', shop.dayFirst)
    const minutes = match ? readTime(match[2]!) : null
    if (!date || (match && minutes === null)) return problem('bad-date', `“${cells.date ?? ''}” is not a day and time.`)
    const quantity = cells.quantity ? readQuantity(cells.quantity) : { value: 1 }
    if ('kind' in quantity) return quantity
    if (quantity.value <= 0) return problem('bad-quantity', 'The quantity of a line is not above zero.')
    const gross = readAmount(cells.gross ?? '', shop.currency)
    if ('kind' in gross) return gross
    const soldAt = minutes === null ? null : momentOf(date, minutes, match?.[3] ?? '', shop.timeZone)
    const cameBack = [cells.refunded, cells.exchanged].some((flag) => /^(true|yes)$/i.test(flag ?? ''))
    const skuText = cells.sku || cells.code || ''
    return {
      kind: 'row',
      record: {
        skuText, itemText: cells.item ?? '', soldAt, localDate: soldAt ? dateAt(soldAt, shop.timeZone) : date, sold: quantity.value, returned: cameBack ? quantity.value : 0, grossMinor: gross.value,
        rowKey: ['clover', cells.order ?? '', cells.date ?? '', skuText.toUpperCase(), cells.itemId ?? '', cells.item ?? '', gross.value ?? ''].join('|'),
      },
    }
  },
}
