import { createWriteStream, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startGroup, stopGroup } from '../../scripts/processes.ts'

const root = resolve(import.meta.dirname, '../..')

/** A second web process on the same build and database, with other settings. Its words go to tests/.output/logs. */
export async function startSecondWeb(settings: Readonly<Record<string, string>> & { readonly PORT: string }): Promise<{ appUrl: string; stop(): Promise<void> }> {
  const appUrl = `http://localhost:${settings.PORT}`
  const child = startGroup(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/web.ts'], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...settings, APP_URL: appUrl, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  const logs = join(root, 'tests/.output/logs')
  mkdirSync(logs, { recursive: true })
  const log = createWriteStream(join(logs, 'second-web.log'))
  child.stdout?.pipe(log)
  child.stderr?.pipe(log)
  const stop = () => stopGroup(child.pid)
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await wait(100)) {
    const answer = await fetch(`${appUrl}/api/health`).catch(() => null)
    if (answer?.ok) return { appUrl, stop }
    if (child.exitCode !== null) break
  }
  await stop()
  throw new Error(`The second web process did not answer at ${appUrl}: see tests/.output/logs/second-web.log`)
}
