import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import { lockName } from '#server/lock-name.ts'
import { makeGtin, normaliseGtin } from '#kernel/gs1.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { catalogueScope } from '../access.ts'
import type { CatalogueEvent } from '../events.ts'
import { addSkuSchema, type AddSku, type ChangeSku, type Price } from '../schemas.ts'
import { brandFacts, minorOf } from '../store.ts'

/** Adds a sellable edition of a toy. Without a GTIN it gets the next free one behind the brand's GS1 prefix. */
export async function addSku(ctx: CommandContext<BrandActor>, input: AddSku): Promise<Result<{ skuId: Id; gtin: string }>> {
  const { gtin: given, toyId, code, wholesalePrice, retailPrice, ...fields } = addSkuSchema.parse(input)
  const { brandId } = ctx.actor
  const toy = await ctx.tx.toy.findFirst({ where: { id: toyId, ...catalogueScope(ctx.actor) }, select: { state: true } })
  if (!toy) return refused(notFound('toy'))
  if (toy.state === 'retired') return refused(conflict('toy-retired', 'This toy is retired; it gets no new SKU.'))
  await lockName(ctx.tx, 'gtin')
  if (await ctx.tx.sku.findFirst({ where: { brandId, code }, select: { id: true } })) return refused(conflict('code-taken', `You have a SKU with the code ${code} already.`, { field: 'code' }))
  const { currency, gs1Prefix } = await brandFacts(ctx.tx, brandId)
  const prices = readPrices({ wholesalePrice, retailPrice }, currency)
  if (!prices.ok) return prices
  const gtin = given ? await givenGtin(ctx, given) : await nextGtin(ctx, gs1Prefix)
  if (!gtin.ok) return gtin
  const skuId = ctx.newId()
  await ctx.tx.sku.create({ data: { id: skuId, brandId, toyId, code, currency, gtin: gtin.value, ...fields, ...prices.value, createdAt: ctx.now }, select: { id: true } })
  await record<CatalogueEvent>(ctx, { type: 'catalogue.sku-added', brandId, subject: { kind: 'toy', id: toyId }, data: { code, gtin: gtin.value, name: fields.name } })
  return ok({ skuId, gtin: gtin.value })
}

/** Changes label, prices and restock quantities. Code and GTIN stay: they are printed. */
export async function changeSku(ctx: CommandContext<BrandActor>, input: ChangeSku): Promise<Result<void>> {
  const { skuId, version, wholesalePrice, retailPrice, ...fields } = input
  const sku = await ctx.tx.sku.findFirst({ where: { id: skuId, ...catalogueScope(ctx.actor) }, select: { toyId: true, code: true, currency: true, wholesalePrice: true, retailPrice: true } })
  if (!sku) return refused(notFound('SKU'))
  const prices = readPrices({ wholesalePrice, retailPrice }, sku.currency)
  if (!prices.ok) return prices
  const { count } = await ctx.tx.sku.updateMany({ where: { id: skuId, version }, data: { ...fields, ...prices.value, version: { increment: 1 } } })
  if (count === 0) return refused(stale('SKU'))
  await record<CatalogueEvent>(ctx, {
    type: 'catalogue.sku-changed', brandId: ctx.actor.brandId, subject: { kind: 'toy', id: sku.toyId },
    data: { code: sku.code, before: { wholesalePrice: sku.wholesalePrice, retailPrice: sku.retailPrice }, after: prices.value },
  })
  return ok()
}

/** No new pilots, runs or restocks of it; what is on shelves is sold on. */
export async function retireSku(ctx: CommandContext<BrandActor>, input: { skuId: Id; version: number }): Promise<Result<void>> {
  const sku = await ctx.tx.sku.findFirst({ where: { id: input.skuId, ...catalogueScope(ctx.actor) }, select: { toyId: true, code: true, state: true } })
  if (!sku) return refused(notFound('SKU'))
  if (sku.state === 'retired') return refused(conflict('retired-already', `${sku.code} is retired already.`))
  const { count } = await ctx.tx.sku.updateMany({ where: { id: input.skuId, version: input.version }, data: { state: 'retired', version: { increment: 1 } } })
  if (count === 0) return refused(stale('SKU'))
  await record<CatalogueEvent>(ctx, { type: 'catalogue.sku-retired', brandId: ctx.actor.brandId, subject: { kind: 'toy', id: sku.toyId }, data: { code: sku.code } })
  return ok()
}

function readPrices(prices: { wholesalePrice: Price; retailPrice: Price }, currency: string): Result<{ wholesalePrice: number; retailPrice: number }> {
  const wholesale = minorOf(prices.wholesalePrice, currency, 'wholesalePrice')
  if (!wholesale.ok) return wholesale
  const retail = minorOf(prices.retailPrice, currency, 'retailPrice')
  if (!retail.ok) return retail
  return ok({ wholesalePrice: wholesale.value, retailPrice: retail.value })
}

async function givenGtin(ctx: CommandContext, text: string): Promise<Result<string>> {
  const gtin = normaliseGtin(text)
  if (gtin.value === null) return refused(invalid('not-a-gtin', gtin.reason, { field: 'gtin' }))
  const taken = await ctx.tx.sku.findUnique({ where: { gtin: gtin.value }, select: { id: true } })
  return taken ? refused(conflict('gtin-taken', 'This GTIN belongs to another SKU. Each edition needs its own.', { field: 'gtin' })) : ok(gtin.value)
}

/** Brands may share a prefix (the demonstration range 952), so the next number is sought over all of them, one at a time. */
async function nextGtin(ctx: CommandContext, prefix: string): Promise<Result<string>> {
  const start = `0${prefix}`
  const [row] = await ctx.tx.$queryRaw<{ last: number | null }[]>`
    select max(substr(gtin, ${start.length + 1}::int, ${13 - start.length}::int)::int)::int as last from "Sku" where gtin like ${`${start}%`}`
  const made = makeGtin(prefix, (row?.last ?? 0) + 1)
  return made.value === null
    ? refused(conflict('gtins-used-up', `All numbers behind the prefix ${prefix} are used. Enter another GS1 company prefix in the settings, or a GTIN here.`, { field: 'gtin' }))
    : ok(made.value)
}
