import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const BUILT_FROM = ['src', 'public', 'prisma/schema', 'next.config.ts', 'postcss.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json']
const NOT_BUILT = /(^|\/)(generated\/|README\.md$)|\.test\.tsx?$/

/** Hash of everything a build is made from; tests and generated code are not in it. */
export function sourceFingerprint(): string {
  const hash = createHash('sha256')
  for (const path of BUILT_FROM.flatMap(filesUnder).filter((file) => !NOT_BUILT.test(file)).sort()) {
    hash.update(`${path}\0`).update(readFileSync(join(root, path))).update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full, { withFileTypes: true }).flatMap((entry) => {
    const child = `${path}/${entry.name}`
    return entry.isDirectory() ? filesUnder(child) : entry.isFile() ? [child] : []
  })
}
