import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { makeMicrofactoryActor } from '../../support/people.ts'
import { makeScene, startRun, stockUp } from '../restocks/scene.ts'
import { contentOfAllTables } from '../tenancy/world.ts'
import { checkBooks } from './check-books.ts'
import { sendCommand, type LoopWork, type SentCommand } from './loop-work.ts'

interface Heard {
  readonly sent: SentCommand[]
  readonly answers: Map<string, unknown>
}

/** Lets a process of its own work, and kills it without warning some milliseconds after its nth answer. */
async function workUntilKilled(work: LoopWork, answers: number, milliseconds: number): Promise<Heard> {
  const url = new URL(process.env.DATABASE_URL!)
  url.searchParams.set('application_name', 'will-be-killed')
  const child = spawn(process.execPath, ['--conditions=react-server', '--disable-warning=ExperimentalWarning', resolve(import.meta.dirname, 'command-loop.ts')], {
    env: { ...process.env, DATABASE_URL: url.href, LOOP_WORK: JSON.stringify(work), NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  let complaint = ''
  let dying = false
  child.stderr.on('data', (chunk: Buffer) => { complaint += chunk.toString() })
  child.stdout.on('data', (chunk: Buffer) => {
    words += chunk.toString()
    if (dying || words.split('"answered"').length <= answers) return
    dying = true
    setTimeout(() => child.kill('SIGKILL'), milliseconds)
  })
  const deadline = setTimeout(() => child.kill('SIGKILL'), 40_000)
  const signal = await new Promise((ended) => child.once('close', (_, by) => ended(by)))
  clearTimeout(deadline)
  if (signal !== 'SIGKILL') throw new Error(`The process ended by itself: ${complaint}`)
  const lines = words.split('\n').slice(0, -1).map((line) => JSON.parse(line) as { sent?: SentCommand; answered?: string; reply?: unknown })
  return {
    sent: lines.flatMap(({ sent }) => (sent ? [sent] : [])),
    answers: new Map(lines.flatMap(({ answered, reply }) => (answered ? [[answered, reply] as const] : []))),
  }
}

/** Postgres notices the broken connection at its next word; until then the half-done transaction is open. */
async function untilItsTransactionsEnded(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const [row] = await db.$queryRaw<{ n: number }[]>`select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'will-be-killed'`
    if (row?.n === 0) return
    await wait(25)
  }
  throw new Error('the connections of the killed process are still there')
}

test('killed at any moment: what was answered is there, nothing is half-written, and the same request again gives the same reply', { timeout: 180_000 }, async () => {
  const scene = await makeScene()
  const before = new Date('2025-12-01T17:00:00Z')
  await stockUp(scene, { quantity: 100_000, locationId: scene.warehouseId, now: before })
  await stockUp(scene, { quantity: 10_000, locationId: scene.shopId, now: before })
  const runId = await startRun(scene, { quantity: 100_000, readyOn: '2026-12-20' })
  const { organizationId } = await db.location.findUniqueOrThrow({ where: { id: scene.workshopId }, select: { organizationId: true } })
  const lead = await makeMicrofactoryActor('lead', { organizationId: organizationId!, slug: 'workshop' })
  const { brandId, shopId, skuId, manager, buyer } = scene

  let answered = 0
  let cutShort = 0
  for (let round = 0; round < 5; round += 1) {
    const work: LoopWork = { round, brandId, shopId, skuId, skuCode: 'KIT-01', runId, lead, manager, buyer }
    const { sent, answers } = await workUntilKilled(work, 1 + Math.floor(Math.random() * 11), Math.random() * 60)
    await untilItsTransactionsEnded()
    await checkBooks(brandId)

    // What was answered is kept, word for word, and sending it again changes nothing.
    const content = await contentOfAllTables()
    for (const command of sent.filter(({ key }) => answers.has(key)).slice(-6)) {
      const again = await sendCommand(work, command)
      expect(again).toEqual({ ok: true, value: answers.get(command.key), replayed: true })
    }
    expect(await contentOfAllTables()).toEqual(content)
    answered += answers.size

    // What was sent and not answered happened wholly or not at all; sent again, it has happened once.
    const open = sent.filter(({ key }) => !answers.has(key))
    expect(open.length).toBeLessThanOrEqual(1)
    for (const command of open) {
      cutShort += 1
      const first = await sendCommand(work, command)
      expect(first.ok).toBe(true)
      expect(await sendCommand(work, command)).toMatchObject({ ok: true, replayed: true, value: JSON.parse(JSON.stringify(first.ok ? first.value : null)) })
    }
    await checkBooks(brandId)
  }
  expect(answered, 'commands answered before a kill').toBeGreaterThanOrEqual(5)
  expect(cutShort, 'commands cut short by a kill').toBeGreaterThan(0)
})
