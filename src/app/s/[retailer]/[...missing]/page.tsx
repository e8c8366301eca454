import { notFound } from 'next/navigation'

/** An address below the workspace that does not exist: told inside the workspace, not outside of it. */
export default function Page() {
  notFound()
}
