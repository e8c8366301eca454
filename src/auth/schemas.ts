import { z } from 'zod'
import { MIN_PASSWORD_LENGTH } from './password-rules.ts'
import { makeSecretToken } from './secret-token.ts'

const email = z.string({ error: 'Enter an e-mail address.' }).trim().toLowerCase().pipe(z.email({ error: 'Enter an e-mail address like name@example.com.' }).max(254))
const newPassword = z.string({ error: 'Choose a password.' }).min(MIN_PASSWORD_LENGTH, { error: `Use at least ${MIN_PASSWORD_LENGTH} characters.` }).max(200, { error: 'Use at most 200 characters.' })
const personName = z.string({ error: 'Enter your name.' }).trim().min(1, { error: 'Enter your name.' }).max(80, { error: 'Use at most 80 characters.' })
/** Only paths of this site: a sign-in must not send people elsewhere. */
export const returnTo = z.string().regex(/^\/(?![/\\])/, { error: 'That address is not on this site.' }).max(500).optional().catch(undefined)

export const signInSchema = z.object({ email, password: z.string({ error: 'Enter your password.' }).min(1, { error: 'Enter your password.' }).max(200), to: returnTo })
export const signUpSchema = z.object({ email, name: personName, password: newPassword, to: returnTo })
export const demoSignInSchema = z.object({ email, to: returnTo })
export const sendLinkSchema = z.object({ email, to: returnTo })
export const useLinkSchema = z.object({ token: z.string().min(20).max(100), to: returnTo })
export const nameSchema = z.object({ name: personName })
export const passwordSchema = z.object({ current: z.string().max(200).optional(), password: newPassword })
export const inviteSchema = z.object({ email, role: z.enum(['owner', 'manager', 'quality', 'viewer', 'lead', 'operator', 'buyer', 'staff'], { error: 'Choose a role.' }) })
export const acceptInvitationSchema = z.object({ token: z.string().min(20).max(100), name: personName.optional(), password: newPassword.optional() })
export const memberSchema = z.object({ membershipId: z.uuid() })
export const roleSchema = memberSchema.extend({ role: inviteSchema.shape.role })
export const invitationSchema = z.object({ invitationId: z.uuid() })
const tokenSchema = z.object({ name: z.string({ error: 'Give the token a name, such as the system that will use it.' }).trim().min(1).max(60), role: z.enum(['manager', 'quality', 'viewer'], { error: 'Choose a role.' }) })
export const tokenIdSchema = z.object({ tokenId: z.uuid() })
export const nothingSchema = z.object({})
/** The secret is made before the command runs, so that only its hash is ever kept: not even the stored reply of a retried request has it. */
export const makeTokenSchema = tokenSchema.transform((input) => ({ ...input, token: makeSecretToken().token }))
