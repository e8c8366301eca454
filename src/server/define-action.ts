import 'server-only'
import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { refresh } from 'next/cache'
import type { z } from 'zod'
import type { Actor, BrandActor, GuestActor, MicrofactoryActor, PersonActor, RetailerActor } from '#auth/actor.ts'
import { may, type Ability } from '#auth/permissions.ts'
import { actorIn, currentPerson, personActor } from '#auth/require-actor.ts'
import { parseFormData, shownName, shownPath, shownRow } from '#kernel/form-data.ts'
import type { FormState } from '#kernel/form-state.ts'
import { stale, type Refusal } from '#kernel/refusal.ts'
import { FLASH_COOKIE, REFUSED_COOKIE } from '#ui/frames/told-cookies.ts'
import type { Command, Shortcut } from './command.ts'
import './plain-issues.ts'
import { requestAddress } from './request-address.ts'
import { runCommand } from './run-command.ts'
import { withinLimit } from './throttle.ts'

interface Entrances {
  brand: BrandActor
  microfactory: MicrofactoryActor
  retailer: RetailerActor
  account: PersonActor
  public: PersonActor | GuestActor
}

export interface ActionDefinition<Entrance extends keyof Entrances, Schema extends z.ZodType, Output> {
  /** Stable name: 'quality.release-lot'. */
  readonly name: string
  /** Through which door: the form's hidden field `workspace` names the brand or organization. */
  readonly entrance: Entrance
  readonly ability: Ability
  readonly schema: Schema
  /** The hidden field that says which state of things the form was made from, where the schema lets others leave it out: a form without it is refused as stale. */
  readonly stamp?: keyof z.input<Schema> & string
  readonly command: Command<z.output<Schema>, Output, Entrances[Entrance]>
  readonly shortcut?: Shortcut<z.output<Schema>, Output, Entrances[Entrance]>
  /** For forms anybody can post: tries per address and window. */
  readonly limit?: { readonly tries: number; readonly seconds: number }
  /** What the browser does after success. Nothing: the page is refreshed where it stands. */
  readonly then?: (output: Output, actor: Entrances[Entrance], input: z.output<Schema>) => ActionOutcome | Promise<ActionOutcome>
}

export interface ActionOutcome {
  readonly redirectTo?: string
  /** Told once, in the past tense: "Lot released." */
  readonly message?: string
}

/** Every action that was defined, by name: the cross-tenant test calls each of them. */
export const registeredActions = new Map<string, RegisteredAction>()

export interface RegisteredAction {
  readonly name: string
  readonly entrance: keyof Entrances
  readonly ability: Ability
  readonly schema: z.ZodType
  readonly command: Command<unknown, unknown>
}

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>

/** Fields the doors themselves use; they never reach a schema. */
const DOOR_FIELDS = new Set(['workspace', 'idempotencyKey'])

/**
 * The one way to write from a screen: actor → ability → parse → transaction{command} → refresh or redirect → form state.
 * Nobody signed in → the sign-in page; not a member → not found, whether or not the workspace exists.
 */
export function defineAction<Entrance extends keyof Entrances, Schema extends z.ZodType, Output>(
  definition: ActionDefinition<Entrance, Schema, Output>,
): FormAction {
  registeredActions.set(definition.name, definition as unknown as RegisteredAction)
  const answer: FormAction = async (_previous, form) => {
    const fields = parseFormData(form)
    const values = echo(fields)
    const actor = await resolveActor(definition.entrance, text(fields.workspace))
    if (!may(actor, definition.ability)) return refusedState({ code: 'not-allowed', kind: 'forbidden', message: 'Your role does not include this. Ask an owner of this workspace.' }, values)

    if (definition.limit) {
      const { tries, seconds } = definition.limit
      if (!(await withinLimit(`${definition.name} ${await requestAddress()}`, tries, seconds))) {
        return refusedState({ code: 'too-many', kind: 'too-many', message: 'Too many tries from here. Wait a few minutes, then try again. Your entries are kept.' }, values)
      }
    }

    const parsed = definition.schema.safeParse(Object.fromEntries(Object.entries(fields).filter(([name]) => !DOOR_FIELDS.has(name))))
    const stampless = definition.stamp !== undefined && text(fields[definition.stamp]) === ''
    if (stampless || (parsed.error && parsed.error.issues.some(isStamp))) return refusedState(stale('page'), values)
    if (!parsed.success) return invalidState(parsed.error, fields, values)

    const outcome = await runCommand<z.output<Schema>, Output, Entrances[Entrance]>({
      name: definition.name, command: definition.command, shortcut: definition.shortcut, actor, input: parsed.data, idempotencyKey: text(fields.idempotencyKey) || undefined,
    })
    if (!outcome.ok) return outcome.refusal.kind === 'not-found' && !outcome.refusal.field ? notFound() : refusedState(onScreen(outcome.refusal, parsed.data, fields), values)

    const { redirectTo, message } = (await definition.then?.(outcome.value, actor, parsed.data)) ?? {}
    if (redirectTo) {
      if (message) await flash(message)
      redirect(redirectTo)
    }
    refresh()
    return { status: 'done', message: message ?? 'Saved.' }
  }
  return async function action(previous, form) {
    const state = await answer(previous, form)
    await tellWithoutScript(state)
    return state
  }
}

/**
 * Without JavaScript the page begins anew at its top, far from the form, and the form may not be on it any more (somebody stopped the run):
 * the page that is rendered in answer to this very request is told too. A request of React's own has the header, and its form is still there.
 */
async function tellWithoutScript({ status, message = '' }: FormState): Promise<void> {
  if ((await headers()).has('next-action')) return
  const kept = await cookies()
  if (status === 'refused') kept.set(REFUSED_COOKIE, encodeURIComponent(message), { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 1 })
  else if (kept.get(REFUSED_COOKIE)) kept.delete(REFUSED_COOKIE)
}

async function resolveActor<Entrance extends keyof Entrances>(entrance: Entrance, workspace: string): Promise<Entrances[Entrance]> {
  const person = await currentPerson()
  const resolve = (): Actor | null => {
    if (entrance === 'public') return person ? personActor(person) : { kind: 'guest' }
    if (!person) redirect('/sign-in')
    if (entrance === 'account') return personActor(person)
    return actorIn(person, entrance as 'brand' | 'microfactory' | 'retailer', workspace)
  }
  return (resolve() ?? notFound()) as Entrances[Entrance]
}

function refusedState(refusal: Refusal, values: FormState['values']): FormState {
  return {
    status: 'refused', message: refusal.message, refusal, values,
    fieldErrors: refusal.field ? { [refusal.field]: refusal.message } : {},
  }
}

/** A command speaks of the lines it was given; the form has more, some of them blank. */
function onScreen(refusal: Refusal, input: unknown, fields: unknown): Refusal {
  return refusal.field === undefined ? refusal : { ...refusal, field: shownName(fields, shownPath(input, pathOf(refusal.field))) }
}

/** Nobody types a version: one that is missing or no number comes from a page that is not ours any more. */
function isStamp({ path }: { readonly path: readonly PropertyKey[] }): boolean {
  return path.length === 1 && /^(?:version|\w+Version)$/.test(String(path[0]))
}

function invalidState(error: z.ZodError, fields: unknown, values: FormState['values']): FormState {
  const fieldErrors: Record<string, string> = {}
  for (const issue of error.issues) fieldErrors[fieldName(fields, issue.path)] ??= issue.message
  return { status: 'refused', message: 'Some entries need another look.', fieldErrors, values }
}

/** ['lines', 0, 'quantity'] → 'lines[0].quantity', as the input is named; ['days', 2], one of several ticked, → 'days'. */
function fieldName(fields: unknown, path: readonly PropertyKey[]): string {
  return shownName(fields, typeof path.at(-1) === 'number' ? path.slice(0, -1) : path)
}

/** 'lines[0].quantity' → ['lines', 0, 'quantity']. */
function pathOf(name: string): PropertyKey[] {
  return name.split(/[.[\]]+/).filter((part) => part !== '').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

/** What was typed, to show it again; never passwords, secrets or files. */
function echo(fields: Record<string, unknown>, prefix = ''): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(fields)) {
    const full = `${prefix}${name}`
    if (/password|secret|token/i.test(name) || DOOR_FIELDS.has(full)) continue
    if (typeof value === 'string') values[full] = value
    else if (Array.isArray(value) && value.every((v): v is string => typeof v === 'string')) values[full] = value
    else if (Array.isArray(value)) {
      value.forEach((item, index) => {
        if (typeof item === 'object' && item !== null && !(item instanceof File)) Object.assign(values, echo(item, `${full}[${shownRow(value, index)}].`))
      })
    } else if (typeof value === 'object' && value !== null && !(value instanceof File)) Object.assign(values, echo(value as Record<string, unknown>, `${full}.`))
  }
  return values
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A message for the next page. Readable by the browser, which removes it once shown; it goes by itself after ten seconds. */
async function flash(message: string): Promise<void> {
  ;(await cookies()).set(FLASH_COOKIE, encodeURIComponent(message), { path: '/', sameSite: 'lax', maxAge: 10 })
}
