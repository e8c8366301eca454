import { signedToken } from '#auth/signed-link.ts'
import { db } from '#db/client.ts'
import { LINK_PURPOSE } from '#modules/recalls/registration-mail.ts'

/** The secret in the mails of the newest registration of an address. */
export async function registrationToken(email: string): Promise<string> {
  const { id } = await db.toyRegistration.findFirstOrThrow({ where: { email }, orderBy: { id: 'desc' }, select: { id: true } })
  return signedToken(LINK_PURPOSE, id)
}
