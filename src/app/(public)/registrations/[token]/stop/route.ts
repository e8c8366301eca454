import { z } from 'zod'
import { env } from '#env.ts'
import { withdrawRegistration } from '#modules/recalls/public.ts'
import { oneClickStopSchema } from '#modules/recalls/schemas.ts'
import { defineRoute } from '#server/define-route.ts'

/** Posted by mail programs, which send no origin and know no session; the secret in the address is all there is. Many readers share the address of one mail service. */
export const POST = defineRoute({
  name: 'recalls.stop-by-mail-program', entrance: 'public', ability: 'public:use', schema: oneClickStopSchema, command: withdrawRegistration, anyOrigin: true, limit: { tries: 600, seconds: 300 },
})

/** Opened by somebody whose mail program knows no one click: the page that asks first. */
export const GET = defineRoute({
  name: 'recalls.stop-link', entrance: 'public', ability: 'public:use', schema: z.object({ token: z.string().max(80) }),
  read: (_, { token }) => Promise.resolve(Response.redirect(new URL(`/registrations/${encodeURIComponent(token)}?stop`, env.APP_URL), 303)),
})
