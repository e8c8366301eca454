import { momentText } from '#ui/date-text.tsx'
import type { SalesImportRow } from '../queries/imports.ts'
import { FORMAT_WORDS } from './import-words.ts'

/** An upload as its row shows it, and nothing else: it is sent to the browser. */
export interface ImportLine extends Pick<SalesImportRow, 'id' | 'fileName' | 'place' | 'goodCount' | 'badCount' | 'createdAt' | 'uploadedBy' | 'state'> {
  readonly format: string
  /** The moment in words. */
  readonly uploaded: string
}

export function importLines(rows: readonly SalesImportRow[]): ImportLine[] {
  return rows.map(({ id, fileName, place, goodCount, badCount, createdAt, uploadedBy, state, format, timeZone }) => ({
    id, fileName, place, goodCount, badCount, createdAt, uploadedBy, state, format: FORMAT_WORDS[format] ?? format, uploaded: momentText(createdAt, timeZone),
  }))
}
