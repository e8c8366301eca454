import type { BrandActor } from '#auth/actor.ts'
import type { CommandContext } from '#server/command.ts'
import { enqueue } from '#server/jobs/enqueue.ts'
import { mail } from '#server/mail/mail.ts'
import { findSupplier, type OrderRow } from '../store.ts'

/** A supplier that has the order in its books hears that it is off. */
export async function tellCancelled(ctx: CommandContext<BrandActor>, order: OrderRow, reason: string): Promise<void> {
  const supplier = await findSupplier(ctx.tx, order.brandId, order.supplierId)
  const brand = await ctx.tx.brand.findUniqueOrThrow({ where: { id: order.brandId }, select: { name: true } })
  if (!supplier) return
  await enqueue(ctx.tx, 'send-mail', mail({
    to: supplier.email, subject: `${order.number} from ${brand.name} is cancelled`, heading: `${order.number} is cancelled`,
    paragraphs: [`Please do not deliver purchase order ${order.number}.`, `Reason: ${reason}`, `Questions? ${ctx.actor.name}, ${ctx.actor.email}.`],
  }))
}
