import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideReport, decideUndo } from './report.ts'
import { answerOf, canWithdraw, nextToSend, settle, withWaiting, type Answer, type FloorEntry } from './outbox.ts'
import { decideRunVerb, type RunState } from './run-state.ts'

const run = { id: 'run', number: 'RUN-0042', brandSlug: 'fogline', name: 'Kit' }
const base = { person: 'jo', workshop: 'hangar', run, happenedAt: '2026-03-02T17:00:00.000Z', attempts: 0, refusal: null }
const report = (id: string, good: number, scrap = 0): FloorEntry => ({ ...base, kind: 'report', id, good, scrap, scrapReason: scrap > 0 ? 'Cracked' : '', confirmOver: false, photo: null })
const undo = (id: string, of: string, good: number, scrap = 0): FloorEntry => ({ ...base, kind: 'undo', id, reportId: of, good, scrap })
const pause = (id: string): FloorEntry => ({ ...base, kind: 'pause', id, cause: 'Belt' })
const no = { code: 'over-production', message: 'Too many.' }

test('answers: only a refusal of ours refuses', () => {
  expect(answerOf(200, {})).toEqual({ kind: 'taken' })
  expect(answerOf(401, { code: 'not-signed-in' })).toEqual({ kind: 'signed-out' })
  expect(answerOf(403, { code: 'another-person' })).toEqual({ kind: 'signed-out' })
  for (const [status, body] of [[500, {}], [502, null], [429, { code: 'too-many' }], [404, '<html>'], [511, null]] as const) expect(answerOf(status, body)).toEqual({ kind: 'later' })
  expect(answerOf(409, { code: 'in-flight', title: 'This is being saved already.' })).toEqual({ kind: 'underway' })
  expect(answerOf(409, { code: 'over-production', title: 'Too many.', field: 'confirmOver' })).toEqual({ kind: 'refused', refusal: { code: 'over-production', message: 'Too many.', field: 'confirmOver' } })
  expect(answerOf(422, { code: 'invalid', title: 'Look again.', issues: [{ field: 'cause', message: 'Say why.' }] })).toMatchObject({ refusal: { message: 'Say why.', field: 'cause' } })
})

test('entries go out in order; a refused one stays, visibly, and holds up nobody', () => {
  const entries = [report('a', 20), pause('b'), report('c', 5)]
  expect(nextToSend(entries)?.id).toBe('a')
  const after = settle(entries, 'a', { kind: 'refused', refusal: no })
  expect(after[0]).toMatchObject({ id: 'a', good: 20, refusal: no })
  expect(nextToSend(after)?.id).toBe('b')
  expect(settle(after, 'b', { kind: 'taken' }).map(({ id }) => id)).toEqual(['a', 'c'])
  for (const kind of ['later', 'underway', 'signed-out'] as const) expect(settle(entries, 'a', { kind })).toBe(entries)
})

test('a refused report that was taken back on the phone is over, with its undo', () => {
  expect(settle([report('a', 20), undo('b', 'a', 20), report('c', 5)], 'a', { kind: 'refused', refusal: no }).map(({ id }) => id)).toEqual(['c'])
})

test('only what cannot have been counted is withdrawn', () => {
  expect(canWithdraw(report('a', 1))).toBe(true)
  expect(canWithdraw({ ...report('a', 1), attempts: 1 })).toBe(false)
  expect(canWithdraw({ ...report('a', 1), attempts: 1, refusal: no })).toBe(true)
})

test('the phone shows the run as it will be; what was refused is not in it', () => {
  const known = { state: 'released' as const, goodCount: 40, scrapCount: 1, pauseCause: '' }
  expect(withWaiting(known, 'run', [report('a', 20, 1), { ...report('b', 9), refusal: no }, pause('c'), { ...report('d', 5), run: { ...run, id: 'other' } }]))
    .toEqual({ state: 'paused', goodCount: 60, scrapCount: 2, pauseCause: 'Belt' })
  expect(withWaiting(known, 'run', [report('a', 20), undo('b', 'a', 20)])).toMatchObject({ goodCount: 40 })
})

/** A server that decides as ours does, and knows every key it answered with success. */
class Server {
  readonly reports = new Map<string, { good: number; scrap: number; undone: boolean }>()
  private readonly answered = new Map<string, string>()
  private run = { number: 'RUN-0042', state: 'released' as RunState, quantity: 1_000_000, goodCount: 0, scrapCount: 0 }

  get totals() {
    return { good: this.run.goodCount, scrap: this.run.scrapCount, state: this.run.state }
  }

  take({ attempts: _, ...entry }: FloorEntry): Answer {
    const content = JSON.stringify(entry)
    const before = this.answered.get(entry.id)
    if (before !== undefined) return before === content ? { kind: 'taken' } : { kind: 'refused', refusal: { code: 'key-reused', message: '' } }
    const refused = this.apply(entry as FloorEntry)
    if (refused) return { kind: 'refused', refusal: refused }
    this.answered.set(entry.id, content)
    return { kind: 'taken' }
  }

  private apply(entry: FloorEntry): { code: string; message: string } | null {
    if (entry.kind === 'report') {
      const decision = decideReport(this.run, entry)
      if (!decision.ok) return decision.refusal
      this.run = { ...this.run, ...decision.value }
      this.reports.set(entry.id, { good: entry.good, scrap: entry.scrap, undone: false })
    } else if (entry.kind === 'undo') {
      const found = this.reports.get(entry.reportId)
      if (!found) return { code: 'not-found', message: '' }
      const decision = decideUndo(this.run, found, Number.MAX_SAFE_INTEGER)
      if (!decision.ok) return decision.refusal
      this.run = { ...this.run, ...decision.value }
      found.undone = true
    } else {
      const state = decideRunVerb(this.run, entry.kind)
      if (!state.ok) return state.refusal
      this.run = { ...this.run, state: state.value }
    }
    return null
  }
}

/** What one person enters in an hour without a network: reports, some taken back again. */
const hour = (device: string) => fc.array(fc.record({ good: fc.integer({ min: 0, max: 40 }), scrap: fc.integer({ min: 0, max: 4 }), takenBack: fc.boolean() }), { minLength: 1, maxLength: 8 }).map((steps) =>
  steps.filter(({ good, scrap }) => good + scrap > 0).flatMap(({ good, scrap, takenBack }, index): FloorEntry[] => {
    const id = `${device}-${index}`
    return [report(id, good, scrap), ...(takenBack ? [undo(`${id}-undo`, id, good, scrap)] : [])]
  }))

/** One moment of a bad network. `stray` is an old request that arrives once more, whenever it likes. */
const moment = fc.record({ device: fc.integer({ min: 0, max: 1 }), fate: fc.constantFrom('answered', 'reply lost', 'never arrives', 'arrives twice'), stray: fc.option(fc.nat()) })

describe('two devices on a bad network', () => {
  test('any interleaving, repetition, loss and reordering gives the totals of sending each entry once', () => {
    fc.assert(fc.property(hour('a'), hour('b'), fc.array(moment, { maxLength: 80 }), (first, second, moments) => {
      const server = new Server()
      const boxes: (readonly FloorEntry[])[] = [first, second]
      const underway: FloorEntry[] = []
      const send = (device: number, fate: (typeof moments)[number]['fate']) => {
        const entry = nextToSend(boxes[device]!)
        if (!entry) return
        boxes[device] = boxes[device]!.map((candidate) => (candidate === entry ? { ...entry, attempts: entry.attempts + 1 } : candidate))
        underway.push(entry)
        if (fate === 'never arrives') return
        const answer = server.take(entry)
        if (fate === 'arrives twice') expect(server.take(entry)).toEqual(answer)
        boxes[device] = settle(boxes[device]!, entry.id, fate === 'reply lost' ? { kind: 'later' } : answer)
      }
      for (const { device, fate, stray } of moments) {
        if (stray !== null && underway.length > 0) server.take(underway[stray % underway.length]!)
        send(device, fate)
      }
      while (boxes.some((box) => nextToSend(box))) for (const device of [0, 1]) send(device, 'answered')
      for (const entry of underway.toReversed()) server.take(entry)

      const once = new Server()
      for (const entry of [...first, ...second]) expect(once.take(entry)).toEqual({ kind: 'taken' })
      expect(boxes).toEqual([[], []])
      expect(server.totals).toEqual(once.totals)
      expect([...server.reports].sort()).toEqual([...once.reports].sort())
    }), { numRuns: 500 })
  })

  test('a known id with other content is refused and changes nothing', () => {
    const server = new Server()
    server.take(report('a', 20))
    expect(server.take(report('a', 21))).toMatchObject({ refusal: { code: 'key-reused' } })
    expect(server.totals.good).toBe(20)
  })
})
