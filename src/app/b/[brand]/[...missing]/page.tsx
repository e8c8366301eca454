import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { NOTHING_HERE } from '#server/nothing-here.ts'
import NotFound from '../not-found.tsx'

/** An address below the workspace that does not exist: told inside the workspace, not outside of it (decision 031). */
export default async function Page() {
  if (!(await headers()).has(NOTHING_HERE)) notFound()
  return <NotFound />
}
