import { named } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'

/** The brand actor of an API token by its SHA-256, or null when it is unknown or revoked. One statement, which also notes the use, once a minute: not a write and a lock for every request. */
export async function findApiToken(tokenHash: string): Promise<{ kind: 'brand'; userId: Id; name: string; email: string; brandId: Id; slug: string; role: string } | null> {
  const [row] = await named<{ userId: Id; name: string; brandId: Id; slug: string; role: string }>(
    'auth.find-api-token',
    `with found as (
        select t.id, t."createdById", t.name, t."brandId", b.slug, t.role, t."lastUsedAt" from "ApiToken" t join "Brand" b on b.id = t."brandId"
         where t."tokenHash" = $1 and t."revokedAt" is null),
      noted as (
        update "ApiToken" t set "lastUsedAt" = now() from found
         where t.id = found.id and (found."lastUsedAt" is null or found."lastUsedAt" < now() - interval '1 minute'))
      select "createdById" as "userId", 'API token ' || name as name, "brandId", slug, role from found`,
    [tokenHash],
  )
  return row ? { kind: 'brand', email: '', ...row } : null
}
