/**
 * A process that works until it is killed: reports production, asks for and accepts restocks, checks and takes a till's file.
 * It says before each command what it will send, and after it what was answered; nothing else is remembered.
 */
import { writeSync } from 'node:fs'
import { v7 as uuidv7 } from 'uuid'
import { addDays } from '#kernel/calendar-date.ts'
import type { LoopWork, SentCommand } from './loop-work.ts'

const { sendCommand } = (await import(new URL('./loop-work.ts', import.meta.url).href)) as typeof import('./loop-work.ts')
const work = JSON.parse(process.env.LOOP_WORK ?? '') as LoopWork

function say(line: object): void {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

async function send<Reply>(sent: SentCommand): Promise<Reply> {
  say({ sent })
  const outcome = await sendCommand(work, sent)
  if (!outcome.ok) throw new Error(`${sent.name}: ${outcome.refusal.code}: ${outcome.refusal.message}`)
  say({ answered: sent.key, reply: outcome.value ?? null })
  return outcome.value as Reply
}

for (let turn = 0; ; turn += 1) {
  const key = (what: string) => `${work.round}-${turn}-${what}`
  const now = new Date(Date.parse('2026-11-23T17:00:00Z') + turn * 1000).toISOString()
  await send({ name: 'report', key: key('report'), now, input: { id: uuidv7(), runId: work.runId, good: 3, scrap: turn % 2, scrapReason: 'Cracked' } })
  const restock = await send<{ restockId: string }>({ name: 'request', key: key('request'), now, input: { brandId: work.brandId, shipToId: work.shopId, lines: [{ skuId: work.skuId, quantity: 2 }] } })
  await send({ name: 'accept', key: key('accept'), now, input: { restockId: restock.restockId, version: 1 } })
  // A day of its own each turn, so that no row is the same sale as one before.
  const text = `date,sku,sold,returned\n${addDays('2026-01-01', work.round * 40 + turn)},${work.skuCode},2,1\n`
  const file = await send<{ importId: string }>({ name: 'check', key: key('check'), now, input: { locationId: work.shopId, brandId: work.brandId, text } })
  await send({ name: 'take', key: key('take'), now, input: { importId: file.importId, version: 1 } })
}
