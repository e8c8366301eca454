import type { RowProblemCode } from '../domain/judge-rows.ts'

/** Problems of rows as headings. */
export const PROBLEM_WORDS: Readonly<Record<RowProblemCode, string>> = {
  'unknown-sku': 'Unknown SKU', 'no-sku': 'No SKU', 'bad-date': 'Date not readable', 'future-date': 'In the future', 'bad-quantity': 'Quantity not readable', fraction: 'Not a whole piece',
  'bad-amount': 'Amount not readable', 'duplicate-row': 'Twice in this file', 'missing-column': 'Column missing', 'unknown-format': 'Unknown file', 'empty-file': 'Empty file', 'not-a-csv': 'Not a CSV file',
  'wrong-encoding': 'Damaged letters', 'taken-before': 'Taken before', 'more-than-stock': 'More than was there', 'never-here': 'Never delivered here',
}

export const FORMAT_WORDS: Readonly<Record<string, string>> = { plain: 'Plain', square: 'Square', shopify: 'Shopify', clover: 'Clover' }

export function problemWords(code: string): string {
  return (PROBLEM_WORDS as Readonly<Record<string, string>>)[code] ?? code
}

/** Audit events of an upload in words. */
export const SALES_EVENT_WORDS: Readonly<Record<string, string>> = { 'sales.file-checked': 'File checked', 'sales.import-taken': 'Sales taken', 'sales.import-discarded': 'Put aside' }
