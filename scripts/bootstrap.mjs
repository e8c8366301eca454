// First step of `npm run up` and `npm test`. It installs what package-lock.json names, then runs the given script with the Node that came
// with the installation. Plain JavaScript that Node 12 can read too, so that an old one is told what it lacks.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs' // whole: a name that an old Node lacks would end this before it can say so
import { constants, tmpdir } from 'node:os'
import { basename, dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const { copyFileSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } = fs
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')
const [script, ...rest] = process.argv.slice(2)

const major = Number(process.versions.node.split('.')[0])
if (major < 18) {
  process.stderr.write(`This is Node ${process.versions.node}. Shortrun needs Node 20.19 or later to install itself (nodejs.org); it then brings its own Node 24.\n`)
  process.exit(1)
}

/** True when node_modules holds exactly what the lock file names. */
function installed() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
    const present = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages
    return Object.entries(wanted).every(([path, { version, optional }]) => path === '' || (present[path] ? present[path].version === version : optional))
  } catch {
    return false
  }
}

if (!installed()) {
  process.stdout.write('Installing packages (about a minute, once)…\n')
  // npm writes its own list last: without one the installation is half, and begins from an empty folder.
  const whole = existsSync(join(modules, '.package-lock.json'))
  const node = nodeThatStays()
  if (!whole) rmSync(modules, { recursive: true, force: true })
  // Not `npm ci`: it refuses a lock file made where a registry offers no packages for other systems. This takes the same
  // locked versions and writes nothing back.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const { status, error } = npm
    ? spawnSync(node.path, [npm, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' })
  node.remove()
  if (status !== 0) {
    process.stderr.write(`The packages could not be installed${error ? ` (${error.message})` : ''}. Check the network and the disk, then run the command again.\n`)
    process.exit(1)
  }
}

/** After the first start npm runs us with the Node inside node_modules, which the installation is about to replace: a copy does it then. */
function nodeThatStays() {
  const own = process.execPath
  if (!own.startsWith(realpathSync(root) + sep)) return { path: own, remove() {} }
  const folder = mkdtempSync(join(tmpdir(), 'shortrun-node-'))
  const path = join(folder, basename(own))
  copyFileSync(own, path)
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

const bundled = join(modules, '.bin', process.platform === 'win32' ? 'node.exe' : 'node')
const node = existsSync(bundled) ? bundled : major >= 24 ? process.execPath : null
if (!node) {
  process.stderr.write(`No Node 24 came with the packages for this machine (${process.platform} ${process.arch}), and this is Node ${process.versions.node}. Install Node 24 (nodejs.org), then run the command again.\n`)
  process.exit(1)
}

const flags = ['--disable-warning=ExperimentalWarning']
if (existsSync(join(root, '.env'))) flags.push(`--env-file=${join(root, '.env')}`)
// The channel tells the script when this process is gone, however it went.
const child = spawn(node, [...flags, join(root, script), ...rest], {
  cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, PATH: `${join(modules, '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH || ''}` },
})
// In a terminal Ctrl-C reaches the script by itself; a second copy of the same signal does no harm there.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.once('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
child.once('exit', (code, signal) => process.exit(code === null ? 128 + (constants.signals[signal] || 0) : code))
