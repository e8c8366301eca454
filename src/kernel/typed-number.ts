import { z } from 'zod'

/** What people write for a number: digits, perhaps with a sign before and a decimal point among them. */
const WRITTEN = /^\s*(?:[+-]?(?:\d+\.?\d*|\.\d+))?\s*$/

const TypedNumber: z.core.$constructor<z.ZodNumber> = z.core.$constructor('TypedNumber', (inst, def) => {
  z.ZodNumber.init(inst, def)
  const { parse } = inst._zod
  inst._zod.parse = (payload, context) => {
    if (typeof payload.value === 'string' && !WRITTEN.test(payload.value)) payload.value = Number.NaN
    return parse(payload, context)
  }
})

/** A number from a form or an address. `z.coerce.number` also takes what programs write for one: '0x10' for 16, '1e3' for 1,000. */
export const typedNumber = (params?: Parameters<typeof z.coerce.number>[0]): z.coerce.ZodCoercedNumber => z.core._coercedNumber(TypedNumber as never, params) as z.coerce.ZodCoercedNumber
