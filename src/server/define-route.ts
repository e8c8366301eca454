import 'server-only'
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Actor, BrandActor, BrandRole, GuestActor, MicrofactoryActor, RetailerActor } from '#auth/actor.ts'
import { findApiToken } from '#auth/api-tokens.ts'
import { may, type Ability } from '#auth/permissions.ts'
import { actorIn, currentPerson } from '#auth/require-actor.ts'
import { env } from '#env.ts'
import { MOST_BODY_BYTES, TOO_LARGE } from '#kernel/body-limit.ts'
import { parseFormData } from '#kernel/form-data.ts'
import type { Refusal, RefusalKind } from '#kernel/refusal.ts'
import { log } from './log.ts'
import type { Command, Shortcut } from './command.ts'
import { requestAddress } from './request-address.ts'
import { runCommand } from './run-command.ts'
import { withinLimit } from './throttle.ts'

interface RouteEntrances {
  token: BrandActor
  brand: BrandActor
  microfactory: MicrofactoryActor
  retailer: RetailerActor
  public: GuestActor
}

interface RouteBase<Entrance extends keyof RouteEntrances, Schema extends z.ZodType> {
  readonly name: string
  /** `token`: API token (Bearer). `brand`, `microfactory`, `retailer`: the browser's session, workspace slug in the path. */
  readonly entrance: Entrance
  readonly ability: Ability
  /** Path parameters, query and body (JSON, or a form) as one object; the path wins. */
  readonly schema: Schema
}

export interface ReadRoute<Entrance extends keyof RouteEntrances, Schema extends z.ZodType> extends RouteBase<Entrance, Schema> {
  /** A plain object is sent as JSON; null is not found; a Response (CSV, PDF) is sent as it is. */
  readonly read: (actor: RouteEntrances[Entrance], input: z.output<Schema>) => Promise<object | null>
}

export interface WriteRoute<Entrance extends keyof RouteEntrances, Schema extends z.ZodType, Output> extends RouteBase<Entrance, Schema> {
  readonly command: Command<z.output<Schema>, Output, RouteEntrances[Entrance]>
  readonly shortcut?: Shortcut<z.output<Schema>, Output, RouteEntrances[Entrance]>
  /** Also for requests that our own pages did not send. Only for what needs no session: then there is nothing that another site could use. */
  readonly anyOrigin?: Entrance extends 'public' ? true : never
  /** From one network address. */
  readonly limit?: { readonly tries: number; readonly seconds: number }
  /** The idempotency key, where it is part of what is sent; otherwise the header `Idempotency-Key` is. */
  readonly key?: (input: z.output<Schema>) => string
  /** Refusals that stand: the same request under the same key hears them again. */
  readonly keepsRefusal?: (refusal: Refusal) => boolean
}

/** Every route that was defined, by name: the cross-tenant test calls each of them. */
export const registeredRoutes = new Map<string, RegisteredRoute>()

export interface RegisteredRoute {
  readonly name: string
  readonly entrance: keyof RouteEntrances
  readonly ability: Ability
  readonly schema: z.ZodType
  readonly read?: (actor: Actor, input: unknown) => Promise<object | null>
  readonly command?: Command<unknown, unknown>
}

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

const STATUS: Record<RefusalKind, number> = { invalid: 422, conflict: 409, 'not-found': 404, forbidden: 403, 'too-many': 429 }

/**
 * The one way to answer HTTP beside pages: actor → ability → parse → query or command → JSON. Refusals are problem documents (RFC 9457); who follows
 * a link to a file in a browser is led to the sign-in, or told as by a page that there is nothing.
 */
export function defineRoute<Entrance extends keyof RouteEntrances, Schema extends z.ZodType, Output>(
  route: ReadRoute<Entrance, Schema> | WriteRoute<Entrance, Schema, Output>,
): Handler {
  registeredRoutes.set(route.name, route as unknown as RegisteredRoute)
  return async (request, context) => {
    try {
      const answered = await answer(route, request, await context.params)
      return answered.ok || route.entrance === 'token' || !isFollowed(request) ? answered : tellReader(answered, request)
    } catch (error) {
      if (isNextSignal(error)) throw error
      const reference = crypto.randomUUID().slice(0, 8)
      log.error(`${route.name} failed`, error, { reference })
      return Response.json({ title: 'Something went wrong on our side. Nothing was saved.', status: 500, reference }, { status: 500 })
    }
  }
}

/** A link that somebody follows, or an address somebody enters. Scripts ask for anything, or for JSON. */
const isFollowed = (request: Request): boolean => request.method === 'GET' && (request.headers.get('accept') ?? '').includes('text/html')

/** A page instead of a problem document. An empty one that is not found is replaced by the web process (see nothing-here.ts). */
function tellReader(refused: Response, request: Request): Response {
  const { pathname, search } = new URL(request.url)
  if (refused.status === 401) return new Response(null, { status: 303, headers: { location: `/sign-in?to=${encodeURIComponent(`${pathname}${search}`)}` } })
  return [403, 404, 422].includes(refused.status) ? new Response(null, { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' } }) : refused
}

async function answer<Entrance extends keyof RouteEntrances, Schema extends z.ZodType, Output>(
  route: ReadRoute<Entrance, Schema> | WriteRoute<Entrance, Schema, Output>, request: Request, params: Record<string, string>,
): Promise<Response> {
  const writes = 'command' in route
  const actor = await resolveActor(route.entrance, request, params)
  if (actor === 'nobody') return problem({ code: 'not-signed-in', kind: 'forbidden', message: 'Sign in, or send an API token.' }, 401)
  if (!actor) return problem({ code: 'not-found', kind: 'not-found', message: 'There is no such thing here.' })
  // A browser adds the session cookie by itself, so a write must prove that our own page sent it.
  if (writes && route.entrance !== 'token' && !route.anyOrigin && request.headers.get('origin') !== new URL(env.APP_URL).origin) {
    return problem({ code: 'foreign-origin', kind: 'forbidden', message: 'This request did not come from this site.' })
  }
  if (!may(actor, route.ability)) return problem({ code: 'not-allowed', kind: 'forbidden', message: 'Your role does not include this.' })

  if (writes && route.limit && !(await withinLimit(`${route.name} ${await requestAddress()}`, route.limit.tries, route.limit.seconds))) {
    return problem({ code: 'too-many', kind: 'too-many', message: 'Too many tries from here. Wait a few minutes, then try again.' })
  }
  const body = writes ? await readBody(request) : {}
  if (body === 'too-large') return problem({ code: 'too-large', kind: 'invalid', message: TOO_LARGE }, 413)
  if (body === null) return problem({ code: 'not-json', kind: 'invalid', message: 'The body is not a JSON object.' })
  const query = Object.fromEntries([...new URL(request.url).searchParams.entries()].filter(([, value]) => value !== ''))
  const parsed = route.schema.safeParse({ ...query, ...body, ...params })
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }))
    return Response.json({ title: 'Some entries need another look.', status: 422, code: 'invalid', issues }, { status: 422, headers: { 'content-type': 'application/problem+json' } })
  }
  if (!writes) {
    const value = await route.read(actor, parsed.data)
    if (value === null) return problem({ code: 'not-found', kind: 'not-found', message: 'There is no such thing here.' })
    return value instanceof Response ? value : Response.json(value, { headers: { 'cache-control': 'private, no-store' } })
  }
  const outcome = await runCommand<z.output<Schema>, Output, RouteEntrances[Entrance]>({
    name: route.name, command: route.command, shortcut: route.shortcut, actor, input: parsed.data, idempotencyKey: route.key?.(parsed.data) ?? request.headers.get('idempotency-key') ?? undefined, keepsRefusal: route.keepsRefusal,
  })
  if (!outcome.ok) return problem(outcome.refusal, outcome.refusal.code === 'key-reused' ? 422 : undefined, outcome.replayed)
  return Response.json(outcome.value ?? {}, { headers: replayedHeader(outcome.replayed) })
}

const replayedHeader = (replayed = false): Record<string, string> => (replayed ? { 'idempotent-replayed': 'true' } : {})

async function resolveActor<Entrance extends keyof RouteEntrances>(entrance: Entrance, request: Request, params: Record<string, string>): Promise<RouteEntrances[Entrance] | 'nobody' | null> {
  if (entrance === 'public') return { kind: 'guest' } as RouteEntrances[Entrance]
  if (entrance === 'token') {
    const bearer = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
    const token = bearer ? await findApiToken(createHash('sha256').update(bearer).digest('hex')) : null
    return token ? ({ ...token, role: token.role as BrandRole } as RouteEntrances[Entrance]) : 'nobody'
  }
  const person = await currentPerson()
  if (!person) return 'nobody'
  const slug = params.brand ?? params.workshop ?? params.retailer ?? ''
  return actorIn(person, entrance as 'brand', slug) as RouteEntrances[Entrance] | null
}

function problem(refusal: Refusal, status = STATUS[refusal.kind], replayed = false): Response {
  return Response.json(
    { title: refusal.message, status, code: refusal.code, field: refusal.field, detail: refusal.detail, rule: refusal.rule },
    { status, headers: { 'content-type': 'application/problem+json', ...replayedHeader(replayed) } },
  )
}

async function readBody(request: Request): Promise<Record<string, unknown> | 'too-large' | null> {
  const bytes = await takeBytes(request)
  if (!bytes) return 'too-large'
  const type = request.headers.get('content-type') ?? ''
  if (/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/.test(type)) return new Response(bytes, { headers: { 'content-type': type } }).formData().then(parseFormData, () => null)
  if (bytes.size === 0) return {}
  try {
    const value: unknown = JSON.parse(await bytes.text(), (_, member: unknown) => (typeof member === 'string' ? plainText(member) : member))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** The body, or null as soon as it is too much: what announces no length may have no end. */
async function takeBytes(request: Request): Promise<Blob | null> {
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BODY_BYTES) return null
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const part of (request.body ?? []) as AsyncIterable<Uint8Array<ArrayBuffer>>) {
    size += part.byteLength
    if (size > MOST_BODY_BYTES) return null
    parts.push(part)
  }
  return new Blob(parts)
}

/** JSON can spell what no database keeps: the character of number 0, and halves of characters. */
const plainText = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** Next's own redirect and not-found signals travel as errors and must reach it. */
function isNextSignal(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'digest' in error && String(error.digest).startsWith('NEXT_')
}
