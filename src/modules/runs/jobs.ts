import type { Id } from '#kernel/ids.ts'

declare module '#server/jobs/enqueue.ts' {
  interface JobKinds {
    /** A run went to the floor, its design frozen. Pilots start on it. */
    'run-released': { readonly brandId: Id; readonly runId: Id; readonly pilotId: Id | null }
  }
}
