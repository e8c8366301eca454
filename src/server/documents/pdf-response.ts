import { renderToBuffer, type DocumentProps } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { loadBrandFonts } from './look.ts'

/** A document as the bytes of a PDF. */
export function renderPdf(document: ReactElement<DocumentProps>): Promise<Buffer> {
  loadBrandFonts()
  return renderToBuffer(document)
}

/** A document as an answer that opens in the browser and is saved as `name`.pdf. Never cached: it shows the moment it was asked for. */
export async function pdfResponse(document: ReactElement<DocumentProps>, name: string): Promise<Response> {
  const bytes = new Uint8Array(await renderPdf(document))
  return new Response(bytes, {
    headers: {
      'content-type': 'application/pdf', 'content-length': String(bytes.length), 'cache-control': 'private, no-store',
      'content-disposition': `inline; filename="${name.replaceAll(/[^\w.-]+/g, '-')}.pdf"`,
    },
  })
}
