import type { PolicyKind } from '../schemas.ts'

/** What each kind of policy is called, and what a parent wants to know from it. */
export const POLICY_WORDS: Readonly<Record<PolicyKind, { readonly title: string; readonly about: string; readonly start: string }>> = {
  returns: { title: 'Returns', about: 'How long, in which state, and what people get back.', start: 'You may return a toy within … days of buying it, to …\n\n## What we ask\n- …\n\n## What you get\n- …' },
  repair: { title: 'Repair', about: 'What is free, for how long, and what not to mend at home.', start: 'We keep spare parts for every toy for at least … years after its last run.\n\n## First … years\n- …\n\n## What not to repair at home\n- …' },
  parts: { title: 'Spare parts', about: 'For which revision a part is sold, and what it costs.', start: 'A part is sold for the revision of the toy it was tested with.\n\n- …' },
  privacy: { title: 'Privacy', about: 'What you keep when somebody writes to you, and for how long.', start: 'Looking up a part, a guide or a recall needs no account and sets no cookie.\n\n- If you write to us, we keep …' },
}
