import { extractText, getDocumentProxy } from 'unpdf'

/** The words of a PDF by page, spaces evened out. */
export async function pdfPages(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)))
  return text.map((page) => page.replace(/\s+/g, ' '))
}
