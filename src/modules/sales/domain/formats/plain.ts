import { momentOf, problem, readAmount, readDate, readQuantity, readTime } from './cells.ts'
import type { SalesFormat } from './sales-format.ts'

/**
 * Our own template: one row a day and SKU, or a sale. Columns: date, time (optional, the shop's clock), sku (our code or the GTIN),
 * sold, returned (optional), gross (optional, before discounts and tax), reference (optional: a receipt number).
 */
export const PLAIN: SalesFormat = {
  name: 'plain',
  label: 'Plain template',
  columns: {
    date: ['date', 'day', 'solddate', 'saledate'], time: ['time'], sku: ['sku', 'skucode', 'gtin', 'barcode', 'itemsku'], item: ['item', 'name', 'product', 'itemname'],
    sold: ['sold', 'quantity', 'qty', 'unitssold', 'units'], returned: ['returned', 'returns', 'unitsreturned'], gross: ['gross', 'grosssales', 'amount', 'sales'], reference: ['reference', 'receipt', 'receiptnumber', 'transactionid'],
  },
  required: ['date', 'sku', 'sold'],
  signature: [],
  repeatsRows: false,
  reader: (shop) => (cells) => {
    const localDate = readDate(cells.date ?? '', shop.dayFirst)
    if (!localDate) return problem('bad-date', cells.date ? `“${cells.date}” is not a day. Write it like 2026-11-05.` : 'The date is empty.')
    const minutes = cells.time ? readTime(cells.time) : null
    if (cells.time && minutes === null) return problem('bad-date', `“${cells.time}” is not a time. Write it like 14:30.`)
    const sold = readQuantity(cells.sold ?? '')
    if ('kind' in sold) return sold
    const returned = cells.returned ? readQuantity(cells.returned) : { value: 0 }
    if ('kind' in returned) return returned
    if (sold.value < 0 || returned.value < 0) return problem('bad-quantity', 'Write what came back in the column “returned”, without a minus.')
    const gross = readAmount(cells.gross ?? '', shop.currency)
    if ('kind' in gross) return gross
    const skuText = cells.sku ?? ''
    return {
      kind: 'row',
      record: {
        skuText, itemText: cells.item ?? '', localDate, soldAt: minutes === null ? null : momentOf(localDate, minutes, '', shop.timeZone),
        sold: sold.value, returned: returned.value, grossMinor: gross.value, rowKey: ['plain', localDate, minutes ?? '', skuText.toUpperCase(), cells.reference ?? ''].join('|'),
      },
    }
  },
}
