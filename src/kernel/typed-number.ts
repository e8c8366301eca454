import { z } from 'zod'
import { writtenNumber } from './written-number.ts'

const TypedNumber: z.core.$constructor<z.ZodNumber> = z.core.$constructor('TypedNumber', (inst, def) => {
  z.ZodNumber.init(inst, def)
  const { parse } = inst._zod
  inst._zod.parse = (payload, context) => {
    if (typeof payload.value === 'string') payload.value = writtenNumber(payload.value)
    return parse(payload, context)
  }
})

/** `z.coerce.number`, of a number as people write it, in a form or an address. */
export const typedNumber = (params?: Parameters<typeof z.coerce.number>[0]): z.coerce.ZodCoercedNumber => z.core._coercedNumber(TypedNumber as never, params) as z.coerce.ZodCoercedNumber
