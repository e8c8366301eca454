import { readKeptFile } from './file-store.ts'

/** A kept file as an answer, or null (not found). The type is the one read from its bytes when it was kept; nothing in it may run. */
export async function keptFileResponse(file: { readonly sha256: string; readonly mediaType: string } | null): Promise<Response | null> {
  const bytes = file && (await readKeptFile(file.sha256))
  if (!bytes) return null
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': file.mediaType, 'x-content-type-options': 'nosniff', 'content-disposition': 'inline', 'content-security-policy': "default-src 'none'; sandbox", 'cache-control': 'private, max-age=3600' },
  })
}
