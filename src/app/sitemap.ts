import type { MetadataRoute } from 'next'
import { env } from '#env.ts'
import { listPublicAddresses } from '#modules/repair/queries/find.ts'

// Read when asked: a build has no database.
export const dynamic = 'force-dynamic'

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const addresses = await listPublicAddresses()
  return ['/', '/find', '/recalls', ...addresses.map(({ path }) => path)].map((path) => ({ url: `${env.APP_URL}${path.split('/').map(encodeURIComponent).join('/')}` }))
}
