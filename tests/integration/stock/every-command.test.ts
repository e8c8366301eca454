import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { record } from '#audit/record.ts'
import { db } from '#db/client.ts'
import { invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { runCommand } from '#server/run-command.ts'
import type { CommandContext } from '#server/command.ts'
import { wentInto as purely } from '#modules/stock/domain/genealogy.ts'
import { applyMove, balanceAt, balanceKey, changeHold, conservation, EMPTY_LEDGER, rebuildOnHand, undoMove, type Ledger } from '#modules/stock/domain/ledger.ts'
import { outside, place, reversalOf, type Move } from '#modules/stock/domain/move.ts'
import { isMissing, moveUnits, type UnitsAt } from '#modules/stock/domain/unit-places.ts'
import { countStock, holdStock, letGoHolds, makeLot, moveStock, reverseMoves, scrapStock, setLotQuality, transferStock, useHolds, useLots, wentInto } from '#modules/stock/public.ts'
import { makeBrand, makeBrandActor, makeLocation, systemActor } from '../../support/people.ts'

/** What stock should be: the pure ledger, the units of the numbered lot, who was used for what, and the holds. */
interface Model {
  ledger: Ledger
  units: readonly UnitsAt[]
  uses: { readonly moveId: string; readonly first: number; readonly last: number }[]
  holds: { readonly source: string; readonly lot: number; readonly at: string; readonly quantity: number; open: boolean }[]
}

const at = fc.nat(2)
const quantity = fc.integer({ min: 1, max: 25 })
const lot = fc.nat(1)
const steps = fc.array(fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('produce' as const), lot, at, quantity }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('consume' as const), at, quantity, first: fc.integer({ min: 1, max: 30 }), length: fc.nat(12) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('ship' as const, 'receive' as const, 'lose' as const, 'sell' as const, 'return' as const), lot, at, quantity }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('split' as const), lot, at, to: at, quantity }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('scrap' as const), lot, at, quantity: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('count' as const), lot, at, off: fc.integer({ min: -4, max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hold' as const), lot, at, quantity: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('use hold' as const, 'let go' as const), which: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'replay' as const), which: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const), lot, at, quantity }) },
), { minLength: 8, maxLength: 30 })

test('any sequence of every stock command does what the model says: nothing is lost, nothing is negative, balances and units rebuild, the recall set is brute force', async () => {
  const brand = await makeBrand()
  const { brandId } = brand
  const owner = await makeBrandActor('owner', brand)
  const places = await Promise.all((['workshop', 'warehouse', 'warehouse'] as const).map(async (kind) => (await makeLocation({ kind, owner: brand })).locationId))
  const [toyId, skuId] = [uuidv7(), uuidv7()]
  await db.toy.create({ data: { id: toyId, brandId, slug: `toy-${toyId}`, name: 'Otter', summary: 'x', category: 'vehicle', minAgeMonths: 36, state: 'active' } })
  await db.sku.create({ data: { id: skuId, brandId, toyId, code: 'OTT', name: 'Otter', gtin: String(Math.floor(1e13 + Math.random() * 8e13)), currency: 'USD', wholesalePrice: 1, retailPrice: 2, serialised: true } })
  const within = (work: (ctx: CommandContext) => Promise<Result<unknown>>) => runCommand({
    name: 'test.step', actor: systemActor(brandId), input: null,
    command: async (ctx: CommandContext): Promise<Result<unknown>> => {
      await record(ctx, { type: 'test.step', brandId, subject: { kind: 'test', id: brandId } })
      return work(ctx)
    },
  })

  let round = 0
  await fc.assert(fc.asyncProperty(steps, async (sequence) => {
    round += 1
    const lots: string[] = [] // a part without numbers, and a toy whose units carry them
    await within(async (ctx) => {
      lots.push(await makeLot(ctx, { brandId, code: `P${round}`, itemKind: 'part', partRevisionId: uuidv7(), madeOn: null }), await makeLot(ctx, { brandId, code: `T${round}`, itemKind: 'sku', skuId, madeOn: null }))
      for (const lotId of lots) await setLotQuality(ctx, { brandId, lotId, from: 'quarantine', to: 'released', reason: '' })
      return ok()
    })
    const [part, toy] = [lots[0]!, lots[1]!]
    const model: Model = { ledger: EMPTY_LEDGER, units: [], uses: [], holds: [] }
    const done: { readonly move: Move; readonly kind: string; readonly again: (ctx: CommandContext) => Promise<Result<unknown>> }[] = []

    const nextUnit = () => {
      const undone = new Set([...model.ledger.moves.values()].map(({ reversesId }) => reversesId))
      return 1 + Math.max(0, ...[...model.ledger.moves.values()].filter(({ id, units, reversesId }) => units && !reversesId && !undone.has(id)).map(({ units }) => units!.last))
    }
    /** What the model says to a movement: its next state, or null for no. */
    const expected = (move: Move, usesHold = 0): Pick<Model, 'ledger' | 'units'> | null => {
      const ledger = move.reversesId ? undoMove(model.ledger, move.reversesId, move.id) : applyMove(model.ledger, move, usesHold)
      const units = move.lotId === toy ? moveUnits(model.units, move, new Set(move.reversesId ? [move.reversesId] : [])) : ok(model.units)
      return ledger.ok && units.ok ? { ledger: ledger.value, units: units.value as readonly UnitsAt[] } : null
    }
    const missing = () => model.units.filter(isMissing).reduce((sum, { first, last }) => sum + last - first + 1, 0)
    const numbered = (move: Move): Move => (move.lotId === toy && (move.from.kind === 'production' || (move.from.kind === 'count' && missing() < move.quantity)) ? { ...move, units: { first: nextUnit(), last: nextUnit() + move.quantity - 1 } } : move)
    const book = async (raw: Move, kind: string, work: () => Promise<{ ok: boolean }>, again: (ctx: CommandContext) => Promise<Result<unknown>>, usesHold = 0): Promise<boolean> => {
      const move = numbered(raw)
      const next = expected(move, usesHold)
      const outcome = await work()
      expect(outcome.ok, `${kind} ${JSON.stringify(move)}`).toBe(next !== null)
      if (next) {
        Object.assign(model, next)
        done.push({ move, kind, again })
      }
      return next !== null
    }

    for (const [index, step] of sequence.entries()) {
      const id = `${round}.${index}`
      const source = { kind: 'test', id }
      if (step.do === 'produce' || step.do === 'ship' || step.do === 'receive' || step.do === 'lose' || step.do === 'sell' || step.do === 'return' || step.do === 'crash') {
        const here = place(places[step.at]!)
        const [from, to, reason] = ({
          produce: [outside('production'), here, 'produced'], crash: [outside('production'), here, 'produced'], ship: [here, outside('transit'), 'shipped'], receive: [outside('transit'), here, 'received'],
          lose: [outside('transit'), outside('scrap'), 'lost'], sell: [here, outside('customer'), 'sold'], return: [outside('customer'), here, 'returned'],
        } as const)[step.do]
        const move: Move = { id, lotId: lots[step.lot]!, quantity: step.quantity, from, to, reason }
        const work = (ctx: CommandContext) => moveStock(ctx, { brandId, moves: [{ ...move, source, key: id }] })
        if (step.do === 'crash') {
          const crashed = await within(async (ctx) => {
            await work(ctx)
            return refused(invalid('crash', 'The machine stops here.'))
          })
          expect(crashed.ok).toBe(false)
        } else await book(move, step.do, () => within(work), work)
      } else if (step.do === 'consume') {
        const last = step.first + step.length
        const move: Move = { id, lotId: part, quantity: step.quantity, from: place(places[step.at]!), to: outside('production'), reason: 'consumed' }
        const work = (ctx: CommandContext) => useLots(ctx, { brandId, producedLotId: toy, source, key: id, uses: [{ lotId: part, locationId: places[step.at]!, quantity: step.quantity, firstUnit: step.first, lastUnit: last }] })
        if (await book(move, 'consume', () => within(work), work)) model.uses.push({ moveId: id, first: step.first, last })
      } else if (step.do === 'split' || step.do === 'scrap' || step.do === 'count') {
        const [lotId, locationId] = [lots[step.lot]!, places[step.at]!]
        const balance = balanceAt(model.ledger, locationId, lotId)
        const off = step.do === 'count' ? step.off : 0
        const amount = step.do === 'count' ? Math.abs(off) : step.quantity
        const to = step.do === 'split' ? place(places[step.to]!) : step.do === 'scrap' ? outside('scrap') : off < 0 ? outside('count') : place(locationId)
        const move: Move = { id, lotId, quantity: amount, from: off > 0 ? outside('count') : place(locationId), to, reason: step.do === 'split' ? 'transferred' : step.do === 'scrap' ? 'scrapped' : 'counted' }
        const run = () => step.do === 'split' ? runCommand({ name: 'test.split', command: transferStock, actor: owner, input: { lotId, fromLocationId: locationId, toLocationId: places[step.to]!, quantity: amount, reason: 'property' } })
          : step.do === 'scrap' ? runCommand({ name: 'test.scrap', command: scrapStock, actor: owner, input: { lotId, locationId, quantity: amount, reason: 'property' } })
          : runCommand({ name: 'test.count', command: countStock, actor: owner, input: { lotId, locationId, counted: Math.max(0, balance.onHand + off), reason: 'property' } })
        if (step.do === 'count' && (off === 0 || balance.onHand + off < 0)) continue
        await book(move, 'own', run, async () => ok())
      } else if (step.do === 'hold') {
        const [lotId, locationId] = [lots[step.lot]!, places[step.at]!]
        const held = changeHold(model.ledger, locationId, lotId, step.quantity)
        const holder = uuidv7()
        const outcome = await within((ctx) => holdStock(ctx, { brandId, picks: [{ lotId, locationId, quantity: step.quantity }], source: { kind: 'restock-line', id: holder }, expiresAt: null }))
        expect(outcome.ok).toBe(held.ok)
        if (held.ok) {
          model.ledger = held.value
          model.holds.push({ source: holder, lot: step.lot, at: locationId, quantity: step.quantity, open: true })
        }
      } else if (step.do === 'use hold' || step.do === 'let go') {
        const hold = model.holds[step.which]
        if (!hold) continue
        const lotId = lots[hold.lot]!
        if (step.do === 'let go') {
          const free = await within(async (ctx) => ok(await letGoHolds(ctx, { brandId, source: { kind: 'restock-line', id: hold.source } })))
          expect(free).toMatchObject({ ok: true, value: hold.open ? hold.quantity : 0 })
          if (hold.open) model.ledger = (changeHold(model.ledger, hold.at, lotId, -hold.quantity) as { value: Ledger }).value
        } else {
          const move: Move = { id, lotId, quantity: hold.quantity, from: place(hold.at), to: outside('transit'), reason: 'shipped' }
          const work = (ctx: CommandContext) => useHolds(ctx, { brandId, source: { kind: 'restock-line', id: hold.source }, to: { kind: 'transit' }, reason: 'shipped', moveSource: source, key: id })
          if (!hold.open) expect(await within(work)).toMatchObject({ ok: false, refusal: { code: 'nothing-held' } })
          else await book(move, 'use hold', () => within(work), async () => ok(), hold.quantity)
        }
        hold.open = false
      } else if ('which' in step && done.length > 0) {
        const { move, kind, again } = done[step.which % done.length]!
        if (step.do === 'replay') expect((await within(again)).ok).toBe(true)
        else if (kind !== 'own') {
          const reversal = reversalOf(move, id)
          const next = reversal.ok ? expected(reversal.value) : null
          const outcome = await within((ctx) => reverseMoves(ctx, { brandId, source: { kind: 'test', id: move.id }, key: `undo ${id}` }))
          expect(outcome.ok, `undo ${JSON.stringify(move)}`).toBe(next !== null)
          if (next) {
            Object.assign(model, next)
            model.uses = model.uses.filter(({ moveId }) => moveId !== move.id)
          }
        }
      }
    }

    const balances = await db.stockBalance.findMany({ where: { brandId, lotId: { in: lots } } })
    const inDatabase = new Map(balances.filter(({ onHand }) => onHand > 0).map((row) => [balanceKey(row.locationId, row.lotId), { onHand: row.onHand, allocated: row.allocated }]))
    expect(inDatabase).toEqual(new Map([...model.ledger.balances].filter(([, { onHand }]) => onHand > 0)))
    const moves = (await db.stockMove.findMany({ where: { brandId, lotId: { in: lots } } })).map((row): Move => ({
      id: row.id, lotId: row.lotId, quantity: row.quantity, reason: row.reason as Move['reason'], from: row.fromLocationId ? place(row.fromLocationId) : outside(row.fromKind as 'transit'), to: row.toLocationId ? place(row.toLocationId) : outside(row.toKind as 'transit'),
      ...(row.reversesId && { reversesId: row.reversesId }),
    }))
    expect(rebuildOnHand(moves)).toEqual(new Map([...inDatabase].map(([key, { onHand }]) => [key, onHand])))
    for (const lotId of lots) expect(conservation(moves.filter((move) => move.lotId === lotId)).holds).toBe(true)

    const units = await db.unit.findMany({ where: { brandId, lotId: toy } })
    expect(whereEach(units.map(({ firstUnit, lastUnit, kind, locationId }) => ({ first: firstUnit, last: lastUnit, at: locationId ?? kind })))).toEqual(whereEach(model.units.map(({ first, last, kind, locationId }) => ({ first, last, at: locationId ?? kind }))))
    for (const locationId of places) expect(units.filter((row) => row.locationId === locationId).reduce((sum, { firstUnit, lastUnit }) => sum + lastUnit - firstUnit + 1, 0)).toBe(inDatabase.get(balanceKey(locationId, toy))?.onHand ?? 0)

    const brute = new Set(model.uses.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, offset) => first + offset)))
    const reached = (await wentInto(db, { brandId, lotId: part })).lots
    expect(new Set(reached.flatMap(({ units: ranges }) => (ranges ?? []).flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, offset) => first + offset))))).toEqual(brute)
    expect(reached).toEqual(purely(part, model.uses.map(({ first, last }) => ({ consumedLotId: part, producedLotId: toy, first, last }))).lots)
  }), { numRuns: 12 })
}, 240_000)

/** Each unit with the place it is at; a unit at two places would be two entries. */
function whereEach(ranges: readonly { first: number; last: number; at: string }[]): string[] {
  return ranges.flatMap(({ first, last, at: where }) => Array.from({ length: last - first + 1 }, (_, offset) => `${String(first + offset).padStart(4, '0')} ${where}`)).sort()
}
