import { z } from 'zod'
import { searchText } from '#kernel/search-text.ts'
import { typedNumber } from '#kernel/typed-number.ts'

export const MAX_FILE_BYTES = 8 * 1024 * 1024

const file = z.file({ error: 'Choose the file you exported.' }).min(1, { error: 'This file is empty. Export it again.' }).max(MAX_FILE_BYTES, { error: 'This file is larger than 8 MB. Export a shorter period.' })

export const checkSalesFileSchema = z.object({
  locationId: z.uuid({ error: 'Choose where it was sold.' }),
  /** Retailers sell toys of several brands; a brand's member needs not say. */
  brandId: z.uuid({ error: 'Choose the brand.' }).optional(),
  file,
})
export type CheckSalesFileInput = z.output<typeof checkSalesFileSchema>

/** The same over HTTP: the file's text instead of the file. */
export const checkSalesTextSchema = z.object({
  locationId: z.uuid(),
  fileName: z.string().trim().min(1).max(200).default('sales.csv'),
  content: z.string().min(1).max(MAX_FILE_BYTES),
})

const version = typedNumber().int().positive()
export const takeSalesImportSchema = z.object({ importId: z.uuid(), version, withoutBad: z.stringbool().optional().catch(false).default(false) })
export const discardSalesImportSchema = z.object({ importId: z.uuid(), version })

export const salesImportListSchema = z.object({ after: z.string().max(300).optional().catch(undefined), before: z.string().max(300).optional().catch(undefined) })
export const sellThroughSchema = z.object({
  q: searchText.optional().catch(undefined),
  place: z.uuid().optional().catch(undefined),
  days: typedNumber().pipe(z.literal([7, 28, 91])).catch(28),
  sort: z.enum(['-sold', 'sold', 'name', '-name', 'cover', '-cover', '-sellThrough', 'sellThrough', 'place', '-place', 'left', '-left', 'out', '-out']).catch('-sold'),
  page: typedNumber().int().min(1).max(10_000).catch(1),
})
export type SellThroughFilter = z.output<typeof sellThroughSchema>
