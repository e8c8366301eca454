import type { z } from 'zod'
import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { lockName } from '#server/lock-name.ts'
import type { SourcingEvent } from '../events.ts'
import { addSupplierSchema, type AddSupplier, type changeSupplierSchema } from '../schemas.ts'
import { findSupplier, minorOf } from '../store.ts'

/** Adds somebody who sells parts to the brand. Names are unique, so that two people do not keep one supplier twice. */
export async function addSupplier(ctx: CommandContext<BrandActor>, input: AddSupplier): Promise<Result<{ supplierId: Id }>> {
  const { orderCost, closures, ...fields } = addSupplierSchema.parse(input)
  const { brandId } = ctx.actor
  const known = currencyOf(fields.currency)
  if (!known.ok) return known
  const cost = minorOf(orderCost, fields.currency, 'orderCost')
  if (!cost.ok) return cost
  const free = await nameIsFree(ctx, fields.name, null)
  if (!free.ok) return free
  const id = ctx.newId()
  await ctx.tx.supplier.create({ data: { id, brandId, ...fields, closures: closures as unknown as Prisma.InputJsonValue, orderCost: cost.value, createdAt: ctx.now }, select: { id: true } })
  await record<SourcingEvent>(ctx, { type: 'sourcing.supplier-added', brandId, subject: { kind: 'supplier', id }, data: { name: fields.name, currency: fields.currency } })
  return ok({ supplierId: id })
}

/** Changes a supplier. Its currency stays while it has offers or orders: their prices are in it. */
export async function changeSupplier(ctx: CommandContext<BrandActor>, input: z.output<typeof changeSupplierSchema>): Promise<Result<{ name: string }>> {
  const { supplierId, version, orderCost, closures, ...fields } = input
  const { brandId } = ctx.actor
  const supplier = await findSupplier(ctx.tx, brandId, supplierId)
  if (!supplier) return refused(notFound('supplier'))
  if (supplier.version !== version) return refused(stale('supplier'))
  const known = currencyOf(fields.currency)
  if (!known.ok) return known
  if (fields.currency !== supplier.currency && (await hasPrices(ctx, supplierId))) {
    return refused(conflict('currency-in-use', `There are prices in ${supplier.currency} already. Add a second supplier for ${fields.currency}, and retire this one when it is no longer used.`, { field: 'currency' }))
  }
  const cost = minorOf(orderCost, fields.currency, 'orderCost')
  if (!cost.ok) return cost
  const free = await nameIsFree(ctx, fields.name, supplierId)
  if (!free.ok) return free
  const { count } = await ctx.tx.supplier.updateMany({ where: { id: supplierId, brandId, version }, data: { ...fields, closures: closures as unknown as Prisma.InputJsonValue, orderCost: cost.value, version: { increment: 1 } } })
  if (count === 0) return refused(stale('supplier'))
  await record<SourcingEvent>(ctx, { type: 'sourcing.supplier-changed', brandId, subject: { kind: 'supplier', id: supplierId }, data: { name: fields.name } })
  return ok({ name: fields.name })
}

/** Nothing more is ordered there. What is on order still comes; nothing is deleted. */
export async function retireSupplier(ctx: CommandContext<BrandActor>, input: { supplierId: Id; version: number }): Promise<Result<{ name: string }>> {
  return setState(ctx, input, 'retired')
}

/** Orders may go there again. */
export async function takeSupplierBack(ctx: CommandContext<BrandActor>, input: { supplierId: Id; version: number }): Promise<Result<{ name: string }>> {
  return setState(ctx, input, 'active')
}

async function setState(ctx: CommandContext<BrandActor>, { supplierId, version }: { supplierId: Id; version: number }, state: 'active' | 'retired'): Promise<Result<{ name: string }>> {
  const { brandId } = ctx.actor
  const supplier = await findSupplier(ctx.tx, brandId, supplierId)
  if (!supplier) return refused(notFound('supplier'))
  if (supplier.version !== version) return refused(stale('supplier'))
  if (supplier.state === state) return refused(conflict('supplier-state', `${supplier.name} is ${state} already.`))
  const { count } = await ctx.tx.supplier.updateMany({ where: { id: supplierId, brandId, version }, data: { state, version: { increment: 1 } } })
  if (count === 0) return refused(stale('supplier'))
  await record<SourcingEvent>(ctx, { type: state === 'retired' ? 'sourcing.supplier-retired' : 'sourcing.supplier-taken-back', brandId, subject: { kind: 'supplier', id: supplierId }, data: { name: supplier.name } })
  return ok({ name: supplier.name })
}

async function nameIsFree(ctx: CommandContext<BrandActor>, name: string, except: Id | null): Promise<Result<void>> {
  await lockName(ctx.tx, `suppliers of ${ctx.actor.brandId}`)
  const taken = await ctx.tx.supplier.findFirst({ where: { brandId: ctx.actor.brandId, name: { equals: name, mode: 'insensitive' }, ...(except && { id: { not: except } }) }, select: { state: true } })
  return taken ? refused(conflict('supplier-already', `You have a supplier of this name already${taken.state === 'retired' ? ': it is retired, and can be taken back' : ''}.`, { field: 'name' })) : ok()
}

async function hasPrices(ctx: CommandContext<BrandActor>, supplierId: Id): Promise<boolean> {
  const { brandId } = ctx.actor
  return (await ctx.tx.supplierOffer.count({ where: { brandId, supplierId } })) + (await ctx.tx.purchaseOrder.count({ where: { brandId, supplierId } })) > 0
}

function currencyOf(code: string): Result<void> {
  return Intl.supportedValuesOf('currency').includes(code) ? ok() : refused(invalid('currency-unknown', `There is no currency ${code}.`, { field: 'currency' }))
}
