import { z } from 'zod'
import { amountFault } from './money.ts'

/** An amount of 0 or more as people write it in a form, kept as text: its currency is known later. What is no amount in any is told with the form's other faults. */
export const typedAmount = (missing?: string) => z.string({ error: missing }).trim().min(1, { error: missing }).superRefine((text, context) => {
  const fault = text === '' ? null : amountFault(text)
  if (fault) context.addIssue({ code: 'custom', message: fault })
})
