'use client'
import type { FormState } from '#kernel/form-state.ts'

// The page shows the form kit without a server behind it: these answer in the browser.
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

export async function refuse(_previous: FormState, form: FormData): Promise<FormState> {
  await wait(700)
  const values = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  return {
    status: 'refused', message: 'Some entries need another look.', values,
    fieldErrors: { quantity: 'Order at least 20 units: South Bay Forms does not set up for fewer.', workshop: 'Choose a workshop.' },
  }
}

export async function refuseByRule(): Promise<FormState> {
  await wait(500)
  return {
    status: 'refused', message: 'Lot L261119-2 cannot be released: its inspection has not passed.',
    refusal: { code: 'inspection-missing', kind: 'conflict', message: '', rule: { name: 'A lot leaves quarantine only after a passed inspection', citation: 'ISO 2859-1, clause 9', missing: 'Inspection of 20 units (level II, AQL 2.5)' } },
  }
}

export async function succeed(): Promise<FormState> {
  await wait(500)
  return { status: 'done', message: 'Run ordered.' }
}
