import type { Id } from '#kernel/ids.ts'

declare module '#server/jobs/enqueue.ts' {
  interface JobKinds {
    /** A run went to the floor, its design frozen. Pilots start on it. */
    'run-released': { readonly brandId: Id; readonly runId: Id; readonly pilotId: Id | null }
    /** What a run brings, or when, is no longer what it was: moved, stopped, cancelled, finished. Promises that rest on it follow. */
    'run-output-changed': { readonly brandId: Id; readonly runId: Id }
  }
}
