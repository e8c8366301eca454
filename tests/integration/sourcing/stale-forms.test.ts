import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { db } from '#db/client.ts'
import { idleForm, type FormState } from '#kernel/form-state.ts'
import { cancelRunAction } from '#modules/runs/actions.ts'
import { changePolicyAction, changeSupplierAction, receiveLineAction } from '#modules/sourcing/actions.ts'
import { confirmed, makeBuying, type Buying } from './buying.ts'

// The door as the framework opens it: only the session, headers and cookies are given by hand.

const session = vi.hoisted(() => ({ userId: '', sessionVersion: 1 }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()), cookies: () => Promise.resolve({ get: () => undefined, set: () => undefined }) }))
vi.mock('next/cache', () => ({ refresh: () => undefined }))
vi.mock('#auth/session.ts', async (original) => ({ ...(await original<object>()), readSession: () => Promise.resolve(session) }))

let buying: Buying
let runId = ''
let lineId = ''

beforeAll(async () => {
  buying = await makeBuying()
  runId = (await db.run.findFirst({ where: { brandId: buying.manager.brandId }, select: { id: true } }))?.id ?? '0198c5f0-0000-7000-8000-000000000001'
  lineId = (await confirmed(buying)).lineId
})

beforeEach(async () => {
  session.userId = buying.manager.userId
  session.sessionVersion = (await db.user.findUniqueOrThrow({ where: { id: buying.manager.userId }, select: { sessionVersion: true } })).sessionVersion
})

function form(entries: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries({ workspace: buying.manager.slug, ...entries })) data.set(name, value)
  return data
}

const FORMS: Readonly<Record<string, { action: (previous: FormState, data: FormData) => Promise<FormState>; stamp: string; entries: () => Record<string, string> }>> = {
  run: { action: cancelRunAction, stamp: 'version', entries: () => ({ runId }) },
  policy: { action: changePolicyAction, stamp: 'version', entries: () => ({ lotSizing: 'lot-for-lot', holdingPercent: '20', transferCost: '18.00', safetyDays: '1', horizonDays: '90', inspectionDays: '1', inspectionLevel: 'S-3', aql: '2.5' }) },
  receipt: { action: receiveLineAction, stamp: 'orderVersion', entries: () => ({ lineId, quantity: '5' }) },
  supplier: { action: changeSupplierAction, stamp: 'version', entries: () => ({ supplierId: buying.supplierId, name: 'Kestrel', email: 'orders@kestrel.example', country: 'US', currency: 'USD', workingDays: '1', orderCost: '20.00' }) },
}

test.each(Object.keys(FORMS))('the form of a %s without its version, or with one that is none, is refused as stale, in words, and keeps what was typed', async (name) => {
  const { action, stamp, entries } = FORMS[name]!
  for (const wrong of [undefined, '', 'abc', '1.5']) {
    const state = await action(idleForm, form({ ...entries(), ...(wrong !== undefined && { [stamp]: wrong }) }))
    expect(state, String(wrong)).toMatchObject({ status: 'refused', refusal: { code: 'stale' }, message: expect.stringContaining('while you were editing'), fieldErrors: {}, values: entries() })
  }
  expect(await db.receipt.count({ where: { brandId: buying.manager.brandId } })).toBe(0)
})

test('more closed days than fit are told at their group', async () => {
  const closures = Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`closures[${at}].firstDay`, '2026-07-01']))
  const state = await changeSupplierAction(idleForm, form({ ...FORMS.supplier!.entries(), version: '1', ...closures }))
  expect(state.fieldErrors).toEqual({ closures: 'At most 20 lines of closed days. Put neighbouring days into one line.' })
})
