import 'server-only'
import { headers } from 'next/headers'

/** The caller's address as the nearest proxy saw it, for throttling only. */
export async function requestAddress(): Promise<string> {
  const all = await headers()
  return all.get('x-forwarded-for')?.split(',').at(-1)?.trim() || all.get('x-real-ip') || 'unknown'
}
