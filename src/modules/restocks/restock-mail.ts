import { env } from '#env.ts'
import { shortDay } from '#kernel/calendar-date.ts'
import type { CommandContext } from '#server/command.ts'
import { enqueue, type JobKinds } from '#server/jobs/enqueue.ts'
import { mail } from '#server/mail/mail.ts'
import type { RestockRow } from './store.ts'

export type ShopNews = 'accepted' | 'declined' | 'promised-again' | 'reopened' | 'expired'

/** Tells the person who asked, after the commit. Nobody to tell (they have left): nothing is sent. */
export async function tellTheShop(ctx: CommandContext, restock: RestockRow, news: ShopNews, reason = ''): Promise<void> {
  const [to] = await ctx.tx.$queryRaw<Addressee[]>`
    select u.email, b.name as brand, l.name as shop, o.slug
      from "RestockRequest" r
      join "User" u on u.id = r."requestedById"
      join "Membership" m on m."userId" = u.id and m."organizationId" = r."organizationId"
      join "Brand" b on b.id = r."brandId"
      join "Location" l on l.id = r."shipToId"
      join "Organization" o on o.id = r."organizationId"
     where r.id = ${restock.id}::uuid`
  if (to) await enqueue(ctx.tx, 'send-mail', letterToShop(to, restock, news, reason))
}

/** Who asked, and the names a letter needs. */
export interface Addressee {
  readonly email: string
  readonly brand: string
  readonly shop: string
  /** The retailer's, for links. */
  readonly slug: string
}

export function letterToShop(to: Addressee, restock: Pick<RestockRow, 'id' | 'number' | 'promisedOn'>, news: ShopNews, reason = ''): JobKinds['send-mail'] {
  const day = restock.promisedOn ? shortDay(restock.promisedOn) : ''
  const words = {
    accepted: { subject: `${restock.number} is accepted: at ${to.shop} by ${day}`, line: `${to.brand} accepted your restock for ${to.shop}. The goods are held for you and arrive by ${day}.` },
    declined: { subject: `${restock.number} was declined`, line: `${to.brand} cannot send this restock to ${to.shop}.` },
    'promised-again': {
      subject: day ? `${restock.number}: new day, ${day}` : `${restock.number}: no day at the moment`,
      line: day ? `The day of your restock for ${to.shop} has changed: it can be there by ${day}.` : `At the moment ${to.brand} cannot name a day for your restock for ${to.shop}. You will hear as soon as there is one.`,
    },
    reopened: {
      subject: day ? `${restock.number}: new day, ${day}` : `${restock.number}: no day at the moment`,
      line: `The workshop makes less than was promised to ${to.shop}. ${day ? `Your restock can be there by ${day} instead; ${to.brand} has to accept it again.` : `At the moment ${to.brand} cannot name another day. You will hear as soon as there is one.`}`,
    },
    expired: { subject: `${restock.number} has expired`, line: `What ${to.brand} held for ${to.shop} was not sent in time, and is free for others again. Ask for a new restock if you still need it.` },
  }[news]
  return mail({
    to: to.email, subject: words.subject, heading: words.subject, paragraphs: [words.line, ...(reason ? [`Reason: ${reason}`] : [])],
    action: { label: 'See the promise, step by step', href: new URL(`/s/${to.slug}/orders/${restock.id}`, env.APP_URL).href },
  })
}
