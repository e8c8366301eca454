import type { BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import { readKeptFile } from '#server/files/file-store.ts'
import { findReportPhoto } from './get-run.ts'

/** The photo of a production report for those who may see its run; null is not found. The type is the one read from its bytes when it was kept. */
export async function photoResponse(actor: BrandActor | MicrofactoryActor, photoId: Id): Promise<Response | null> {
  const photo = await findReportPhoto(actor, photoId)
  const bytes = photo && (await readKeptFile(photo.sha256))
  if (!bytes) return null
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': photo.mediaType, 'x-content-type-options': 'nosniff', 'content-disposition': 'inline', 'content-security-policy': "default-src 'none'; sandbox", 'cache-control': 'private, max-age=3600' },
  })
}
