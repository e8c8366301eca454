import 'server-only'
import type { SignedInUser } from './commands/sign-in.ts'
import { findSignedIn, type WorkspaceMembership } from './memberships.ts'
import { endSession, startSession } from './session.ts'

const WORKSPACE_PATH = { brand: '/b', microfactory: '/f', retailer: '/s' } as const

/** Address of a workspace. */
export function workspacePath(membership: Pick<WorkspaceMembership, 'kind' | 'slug'>): string {
  return `${WORKSPACE_PATH[membership.kind]}/${membership.slug}`
}

/** After a sign-in: start the session, and go where the person was heading, or to their only workspace. */
export async function enter(user: SignedInUser, message?: unknown): Promise<{ redirectTo: string; message?: string }> {
  await startSession({ userId: user.userId, sessionVersion: user.sessionVersion })
  const memberships = (await findSignedIn(user.userId))?.memberships ?? []
  const home = memberships.length === 1 ? workspacePath(memberships[0]!) : '/account'
  return { redirectTo: user.to ?? home, message: typeof message === 'string' ? message : undefined }
}

/** After signing out, here or everywhere. */
export async function leave(message: string): Promise<{ redirectTo: string; message: string }> {
  await endSession()
  return { redirectTo: '/sign-in', message }
}
