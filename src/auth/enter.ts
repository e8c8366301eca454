import 'server-only'
import type { SignedInUser } from './commands/sign-in.ts'
import { findSignedIn, type SignedIn, type WorkspaceMembership } from './memberships.ts'
import { endSession, startSession } from './session.ts'

const WORKSPACE_PATH = { brand: '/b', microfactory: '/f', retailer: '/s' } as const

/** Address of a workspace. */
export function workspacePath(membership: Pick<WorkspaceMembership, 'kind' | 'slug'>): string {
  return `${WORKSPACE_PATH[membership.kind]}/${membership.slug}`
}

/** Where somebody without another aim goes: to their only workspace, or to the choice of them. */
export function homeOf({ memberships }: Pick<SignedIn, 'memberships'>): string {
  return memberships.length === 1 ? workspacePath(memberships[0]!) : '/account'
}

/** After a sign-in: start the session, and go where the person was heading, or to their only workspace. */
export async function enter(user: SignedInUser, message?: unknown): Promise<{ redirectTo: string; message?: string }> {
  await startSession({ userId: user.userId, sessionVersion: user.sessionVersion })
  const to = user.to ?? homeOf((await findSignedIn(user.userId)) ?? { memberships: [] })
  return { redirectTo: to, message: typeof message === 'string' ? message : undefined }
}

/** After signing out, here or everywhere. */
export async function leave(message: string): Promise<{ redirectTo: string; message: string }> {
  await endSession()
  return { redirectTo: '/sign-in', message }
}
