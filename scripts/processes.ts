import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** True while a process with this id exists. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  // A zombie (its parent never asked how it ended) counts as gone.
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return true
  }
}

/**
 * Tells one life of a process id from the next: ids are used again, above all in containers, where they start from 1.
 * Linux: the kernel's start time with the boot's id. Elsewhere '' (only the id is compared).
 */
export function birthOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return ''
  }
}

/** Starts a process as the leader of its own group, so that it and all its children can be stopped together. */
export function startGroup(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  return spawn(command, [...args], { ...options, detached: process.platform !== 'win32' })
}

/** Asks a process group to end, and ends it after `patienceMs`. */
export async function stopGroup(pid: number | undefined, patienceMs = 8_000): Promise<void> {
  if (!pid) return
  signalGroup(pid, 'SIGTERM')
  const deadline = Date.now() + patienceMs
  while (groupAlive(pid) && Date.now() < deadline) await wait(25)
  if (groupAlive(pid)) {
    signalGroup(pid, 'SIGKILL')
    const last = Date.now() + 2_000
    while (groupAlive(pid) && Date.now() < last) await wait(25)
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    // It is gone already.
  }
}

function groupAlive(group: number): boolean {
  if (process.platform === 'linux') return readdirSync('/proc').some((entry) => /^\d+$/.test(entry) && livesIn(entry, group))
  try {
    process.kill(process.platform === 'win32' ? group : -group, 0)
    return true
  } catch {
    return false
  }
}

/** Zombies do not count: where process 1 does not collect orphans, they stay for ever. */
function livesIn(pid: string, group: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, , processGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state !== 'Z' && Number(processGroup) === group
  } catch {
    return false
  }
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolvePort(address.port) : reject(new Error('no free port'))))
    })
  })
}

/** True when a server could listen on this port on every address of this machine. */
export async function isPortFree(port: number): Promise<boolean> {
  if (await accepts('127.0.0.1', port)) return false
  return new Promise((resolveFree) => {
    const server = createServer()
    server.once('error', () => resolveFree(false))
    server.listen(port, () => server.close(() => resolveFree(true)))
  })
}

async function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolveAccepts) => {
    const socket = connect({ host, port })
    socket.once('connect', () => { socket.destroy(); resolveAccepts(true) })
    socket.once('error', () => resolveAccepts(false))
  })
}
