import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const app = join(import.meta.dirname, '../../src/app')

/** The addresses of all pages or all routes, as the file system has them: `/b/[brand]/toys/[toy]`. Groups such as `(public)` are no part of an address. */
export function addressesOf(file: 'page.tsx' | 'route.ts'): string[] {
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((path) => path === file || path.endsWith(`/${file}`))
    .map((path) => `/${path.split('/').slice(0, -1).filter((part) => !part.startsWith('(')).join('/')}`)
    .sort()
}
