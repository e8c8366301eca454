import type { MetadataRoute } from 'next'
import { env } from '#env.ts'

// The address is a setting of the running product, not of its build.
export const dynamic = 'force-dynamic'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/b/', '/f/', '/s/', '/api/', '/account', '/dev/', '/design', '/find', '/new', '/invitation'] },
    sitemap: `${env.APP_URL}/sitemap.xml`,
  }
}
