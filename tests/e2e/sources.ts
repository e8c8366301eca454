import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const app = join(import.meta.dirname, '../../src/app')

/** All pages or all routes: their address as the file system has it, `/b/[brand]/toys/[toy]`, and their file. Groups such as `(public)` are no part of an address. */
export function filesOf(file: 'page.tsx' | 'route.ts'): { address: string; file: string }[] {
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((path) => path === file || path.endsWith(`/${file}`))
    .map((path) => ({ address: `/${path.split('/').slice(0, -1).filter((part) => !part.startsWith('(')).join('/')}`, file: join(app, path) }))
    .sort((a, b) => (a.address < b.address ? -1 : 1))
}

export function addressesOf(file: 'page.tsx' | 'route.ts'): string[] {
  return filesOf(file).map(({ address }) => address)
}
