import { env } from '#env.ts'
import { openApiDocument } from '../openapi.ts'

export function GET(): Response {
  return Response.json(openApiDocument(new URL(env.APP_URL).origin), { headers: { 'cache-control': 'public, max-age=300' } })
}
