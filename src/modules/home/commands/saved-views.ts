import { record } from '#audit/record.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { lockName } from '#server/lock-name.ts'
import { viewScope, type WorkspaceActor } from '../access.ts'
import type { HomeEvent } from '../events.ts'
import type { SaveView } from '../schemas.ts'

/** More than that is no longer a row of links. */
const MOST_VIEWS = 12

/** Keeps what a list's address says under a name of one's own. */
export async function saveView(ctx: CommandContext<WorkspaceActor>, input: SaveView): Promise<Result<{ viewId: Id }>> {
  const others = await viewsOf(ctx, input.page)
  if (others.length >= MOST_VIEWS) return refused(conflict('too-many-views', `This list has ${MOST_VIEWS} views already. Remove one you no longer use.`, { field: 'name' }))
  const taken = nameTaken(others, input.name)
  if (taken) return refused(taken)
  const id = ctx.newId()
  await ctx.tx.savedView.create({ data: { id, ...viewScope(ctx.actor), ...input, createdAt: ctx.now }, select: { id: true } })
  await tell(ctx, 'home.view-saved', id, { name: input.name, page: input.page, query: input.query })
  return ok({ viewId: id })
}

export async function renameView(ctx: CommandContext<WorkspaceActor>, input: { viewId: Id; version: number; name: string }): Promise<Result<void>> {
  const view = await ownView(ctx, input.viewId, false)
  if (!view) return refused(notFound('view'))
  const taken = nameTaken((await viewsOf(ctx, view.page)).filter(({ id }) => id !== view.id), input.name)
  if (taken) return refused(taken)
  if (!(await change(ctx, input, { name: input.name }))) return refused(stale('view'))
  await tell(ctx, 'home.view-renamed', view.id, { before: view.name, after: input.name })
  return ok()
}

/** Takes a view off the list. For a day it can be put back. */
export async function removeView(ctx: CommandContext<WorkspaceActor>, input: { viewId: Id; version: number }): Promise<Result<{ name: string }>> {
  const view = await ownView(ctx, input.viewId, false)
  if (!view) return refused(notFound('view'))
  if (!(await change(ctx, input, { removedAt: ctx.now }))) return refused(stale('view'))
  await tell(ctx, 'home.view-removed', view.id, { name: view.name, page: view.page })
  return ok({ name: view.name })
}

export async function putViewBack(ctx: CommandContext<WorkspaceActor>, input: { viewId: Id; version: number }): Promise<Result<{ name: string }>> {
  const view = await ownView(ctx, input.viewId, true)
  if (!view) return refused(notFound('view'))
  const taken = nameTaken(await viewsOf(ctx, view.page), view.name)
  if (taken) return refused({ ...taken, field: undefined })
  if (!(await change(ctx, input, { removedAt: null }))) return refused(stale('view'))
  await tell(ctx, 'home.view-put-back', view.id, { name: view.name, page: view.page })
  return ok({ name: view.name })
}

function ownView(ctx: CommandContext<WorkspaceActor>, id: Id, removed: boolean) {
  return ctx.tx.savedView.findFirst({ where: { ...viewScope(ctx.actor), id, removedAt: removed ? { not: null } : null }, select: { id: true, page: true, name: true } })
}

/** The views of one list. Names are taken one at a time: two tabs that save at once find each other. */
async function viewsOf(ctx: CommandContext<WorkspaceActor>, page: string): Promise<{ id: Id; name: string }[]> {
  await lockName(ctx.tx, `views of ${ctx.actor.userId}`)
  return ctx.tx.savedView.findMany({ where: { ...viewScope(ctx.actor), page, removedAt: null }, select: { id: true, name: true } })
}

function nameTaken(others: readonly { readonly name: string }[], name: string) {
  const taken = others.some((other) => other.name.toLowerCase() === name.toLowerCase())
  return taken ? conflict('view-name-taken', `There is a view “${name}” on this list already. Choose another name.`, { field: 'name' }) : null
}

async function change(ctx: CommandContext<WorkspaceActor>, input: { viewId: Id; version: number }, data: { name?: string; removedAt?: Date | null }): Promise<boolean> {
  const { count } = await ctx.tx.savedView.updateMany({ where: { ...viewScope(ctx.actor), id: input.viewId, version: input.version }, data: { ...data, version: { increment: 1 } } })
  return count === 1
}

async function tell(ctx: CommandContext<WorkspaceActor>, type: HomeEvent['type'], id: Id, data: Readonly<Record<string, string>>): Promise<void> {
  const { brandId, organizationId } = viewScope(ctx.actor)
  await record<HomeEvent>(ctx, { type, brandId: brandId ?? undefined, organizationId: organizationId ?? undefined, subject: { kind: 'saved-view', id }, data })
}
