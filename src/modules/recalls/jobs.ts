import type { Id } from '#kernel/ids.ts'
import type { JobHandlers } from '#server/jobs/run-worker.ts'
import { sendMail } from '#server/mail/send-mail.ts'
import { runCommand } from '#server/run-command.ts'
import { writeNotices } from './commands/notices.ts'
import { forgetUnconfirmed } from './commands/registrations.ts'
import { confirmBefore } from './domain/registration.ts'
import { letterStillWanted } from './registration-mail.ts'
import { brandsWithUnconfirmed, noteSkipped, standingAt } from './store.ts'

declare module '#server/jobs/enqueue.ts' {
  interface JobKinds {
    /** A recall was published, or somebody it concerns confirmed an address since: whoever was not written to yet is. */
    'recall-notices': { readonly brandId: Id; readonly recallId: Id }
    /** A message to a family about toys it registered. Whether it still wants to be written to is asked when it goes out. */
    'registration-mail': JobKinds['send-mail'] & {
      readonly registrations: readonly Id[]
      /** Which note says that this mail was written, when it is about a recall: under its first registration. */
      readonly notice?: { readonly brandId: Id; readonly recallId: Id }
    }
  }
}

/** What recalls do after a commit. */
export const recallsJobs = {
  /** Batch after batch, each in a transaction of its own. A second delivery goes on where the first one ended. */
  'recall-notices': async (payload, { now }) => {
    for (let left = true; left; ) {
      const outcome = await runCommand({ name: 'recalls.write-notices', command: writeNotices, actor: { kind: 'system', name: 'recall notices', brandId: payload.brandId }, input: payload, now })
      if (!outcome.ok) throw new Error(`recall ${payload.recallId} was not written about: ${outcome.refusal.message}`)
      left = outcome.value.left
    }
  },
  'registration-mail': async (letter, { now, jobKey }) => {
    const wanted = letterStillWanted(letter, await standingAt(letter.to, letter.registrations))
    if (wanted) await sendMail(wanted, jobKey)
    else if (letter.notice) await noteSkipped({ ...letter.notice, registrationId: letter.registrations[0]! }, now)
  },
} satisfies JobHandlers

/** By the clock: addresses that nobody confirmed in time are erased. */
export async function forgetUnconfirmedOfAllBrands(now: Date): Promise<void> {
  for (const brandId of await brandsWithUnconfirmed(confirmBefore(now))) {
    await runCommand({ name: 'recalls.forget-unconfirmed', command: forgetUnconfirmed, actor: { kind: 'system', name: 'unconfirmed addresses', brandId }, input: { brandId }, now })
  }
}
