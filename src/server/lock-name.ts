import type { Tx } from '#db/client.ts'

/**
 * Lets one transaction at a time look for a free name of a kind ('toy address') and take it. Held until commit.
 * A statement of its own: what is read after it sees what the one before has committed.
 */
export async function lockName(tx: Tx, kind: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${kind}, 0))`
}

/** The same for several names, in one order everywhere, so that two that want some of the same never wait for each other. */
export async function lockNames(tx: Tx, kinds: readonly string[]): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(kind, 0)) from (select distinct kind from unnest(${[...kinds]}::text[]) as k(kind) order by kind) wanted`
}
