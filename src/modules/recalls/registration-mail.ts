import { signedToken } from '#auth/signed-link.ts'
import type { Tx } from '#db/client.ts'
import { env } from '#env.ts'
import { formatDigitalLink } from '#kernel/gs1.ts'
import type { Id } from '#kernel/ids.ts'
import type { JobKinds } from '#server/jobs/enqueue.ts'
import { mail, type MailContent } from '#server/mail/mail.ts'
import { CONFIRM_WITHIN_DAYS } from './domain/registration.ts'
import type { ConcernedToy } from './store.ts'

export const LINK_PURPOSE = 'toy registration'

/** Where a registration is confirmed and stopped; only its own mails know the address. */
function registrationPath(id: Id): string {
  return `/registrations/${signedToken(LINK_PURPOSE, id)}`
}

const here = (path: string): string => new URL(path, env.APP_URL).href
const unitWord = (unit: number | null): string => (unit === null ? '' : `, number ${unit}`)

/** A message about registrations of one address, the first of which is stopped by its links. */
function aboutToys(registrations: readonly Id[], content: Omit<MailContent, 'unsubscribe'>): JobKinds['registration-mail'] {
  return { ...mail({ ...content, unsubscribe: here(`${registrationPath(registrations[0]!)}/stop`) }), registrations }
}

/**
 * The message as it may go out now, given which of its registrations still stand at its address; null when none does: who stopped while it waited
 * in the outbox is not written to any more. Its links stop one that stands.
 */
export function letterStillWanted({ registrations, notice: _, ...letter }: JobKinds['registration-mail'], standing: ReadonlySet<Id>): JobKinds['send-mail'] | null {
  const [first] = registrations
  const wanted = registrations.find((id) => standing.has(id))
  if (first === undefined || wanted === undefined) return null
  const linked = (text: string) => text.replaceAll(signedToken(LINK_PURPOSE, first), signedToken(LINK_PURPOSE, wanted))
  return { ...letter, text: linked(letter.text), html: linked(letter.html), ...(letter.unsubscribe !== undefined && { unsubscribe: linked(letter.unsubscribe) }) }
}

export async function letterToConfirm(tx: Pick<Tx, '$queryRaw'>, id: Id, email: string): Promise<JobKinds['registration-mail']> {
  const [toy] = await tx.$queryRaw<{ name: string; lot: string; brand: string; unit: number | null }[]>`
    select s.name, l.code as lot, b.name as brand, r.unit from "ToyRegistration" r join "Lot" l on l.id = r."lotId" join "Sku" s on s.id = l."skuId" join "Brand" b on b.id = r."brandId" where r.id = ${id}::uuid`
  const { name, lot, brand, unit } = toy!
  return aboutToys([id], {
    to: email, subject: `Shall we tell you if ${name} is recalled?`, heading: `Shall we tell you if ${name} is recalled?`,
    paragraphs: [
      `Somebody left this address for ${name} by ${brand}, lot ${lot}${unitWord(unit)}. If that was you, say yes once, and we write to you if it is recalled. We write about nothing else.`,
      `If it was not you, there is nothing to do: the address is erased after ${CONFIRM_WITHIN_DAYS} days. You can also have it erased now.`,
    ],
    action: { label: 'Yes, tell me', href: here(registrationPath(id)) },
    links: [{ label: 'Stop, and erase my address', href: here(`${registrationPath(id)}?stop`) }],
  })
}

/** What one address is told about a recall: of all its toys that are concerned, in one message. */
export function letterOfRecall(recall: { readonly number: string; readonly title: string; readonly hazard: string; readonly remedy: string; readonly brandName: string }, toys: readonly [ConcernedToy, ...ConcernedToy[]]): JobKinds['registration-mail'] {
  const [first, ...others] = toys
  const page = ({ gtin, lotCode, unit }: ConcernedToy) => here(formatDigitalLink('', { gtin, lot: lotCode, ...(unit !== null && { serial: String(unit) }) }).value ?? '/recalls')
  const named = ({ name, lotCode, unit }: ConcernedToy) => `${name}, lot ${lotCode}${unitWord(unit)}`
  return aboutToys(toys.map(({ registrationId }) => registrationId), {
    to: first.email, subject: `Recall: ${recall.title}`, heading: toys.length === 1 ? 'Recalled. Stop using this toy.' : 'Recalled. Stop using these toys.',
    paragraphs: [
      `${recall.brandName} recalls ${toys.map(named).join('; ')}. You asked to be told.`,
      recall.title, `What can happen: ${recall.hazard}`, `What to do now: ${recall.remedy}`,
    ],
    action: { label: toys.length === 1 ? 'See your toy and what to do' : `See ${named(first)}`, href: page(first) },
    links: [
      ...others.map((toy) => ({ label: `See ${named(toy)}`, href: page(toy) })),
      { label: `All recalls (this one is ${recall.number})`, href: here('/recalls') },
      { label: 'Stop, and erase my address', href: here(`${registrationPath(first.registrationId)}?stop`) },
    ],
  })
}
