import { named } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'

/** The brand actor of an API token by its SHA-256, or null when it is unknown or revoked. One statement, which also notes the use. */
export async function findApiToken(tokenHash: string): Promise<{ kind: 'brand'; userId: Id; name: string; email: string; brandId: Id; slug: string; role: string } | null> {
  const [row] = await named<{ userId: Id; name: string; brandId: Id; slug: string; role: string }>(
    'auth.find-api-token',
    `update "ApiToken" t set "lastUsedAt" = now()
       from "Brand" b
      where t."tokenHash" = $1 and t."revokedAt" is null and b.id = t."brandId"
      returning t."createdById" as "userId", 'API token ' || t.name as name, t."brandId", b.slug, t.role`,
    [tokenHash],
  )
  return row ? { kind: 'brand', email: '', ...row } : null
}
