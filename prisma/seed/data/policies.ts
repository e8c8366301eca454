/** Policies of the demo brands: short, plain, and shown where the customer decides. */
export const policies = [
  {
    brand: 'fogline', kind: 'returns', title: 'Returns',
    body: `You may return a toy within 30 days of buying it, used or not, to the shop that sold it.

## What we ask
- Bring it complete. Parts your child lost can be bought as spares; we do not refuse a return for a missing screw.
- A receipt helps. Without one, the lot code on the toy tells us when and where it was made.

## What you get
- The price you paid, the way you paid it.
- If the toy was faulty, we also pay the way back and tell you what we found.

Returned toys are inspected, repaired and sold as "seen again" with a full warranty, or taken apart for spares. None is thrown away untouched.`,
  },
  {
    brand: 'fogline', kind: 'repair', title: 'Repair',
    body: `We keep spare parts for every toy for at least seven years after its last run.

## First two years
- Parts that fail in normal play are free. Scan the code on the toy, choose the part, and tell us the lot.

## After that
- Parts are sold at what they cost us to make and send, plus ten per cent.
- Every guide is free, and works printed.

## What not to repair at home
- Anything that is hot, swollen or smells burnt. Take the batteries out, stop, and write to us the same day.`,
  },
  {
    brand: 'fogline', kind: 'parts', title: 'Spare parts',
    body: `A part is sold for the revision of the toy it was tested with. If a newer part fits, the part page says so and says what changes.

- Parts marked "print it yourself" come with a file and the material we tested.
- Parts marked "small part" are not for children under three, before or after the repair.
- We never sell a part we know to be unsafe on your revision, even if it fits.`,
  },
  {
    brand: 'fogline', kind: 'privacy', title: 'Privacy',
    body: `Looking up a part, a guide or a recall needs no account and sets no cookie.

- If you order a part we keep your address until it has arrived and the return period is over.
- If you register a toy for recall notices we keep your e-mail address and which toy it is for (its lot and, if you tell us, its number), and nothing more. When you stop, or do not confirm it within 30 days, the address is erased.`,
  },
  {
    brand: 'pocket-orchard', kind: 'returns', title: 'Returns',
    body: `We are two people and a garage. If you are not happy, write to us within 60 days, send it back, and we refund everything including the postage.`,
  },
] as const
