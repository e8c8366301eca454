import type { Id } from '#kernel/ids.ts'
import type { Tx } from '#db/client.ts'

/**
 * The next number people see, per brand and kind: 'RUN' → 'RUN-0042'. Gapless within committed work: the row is locked until commit.
 * Take it as late as possible in a command, since others of the same brand and kind wait for it.
 */
export async function nextNumber(tx: Tx, brandId: Id, kind: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ number: number }[]>`
    insert into "NumberSequence" ("brandId", kind, next) values (${brandId}::uuid, ${kind}, 2)
    on conflict ("brandId", kind) do update set next = "NumberSequence".next + 1
    returning next - 1 as number`
  return `${kind}-${String(row!.number).padStart(4, '0')}`
}
