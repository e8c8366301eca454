import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(import.meta.dirname, '../..')

export interface Source {
  /** From the checkout's root: src/kernel/money.ts */
  readonly path: string
  readonly text: string
}

/** Every source of ours under a folder, but what is generated or left by a run. */
export function sourcesUnder(folder: string, pattern = /\.tsx?$/): Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => pattern.test(path) && !path.startsWith('db/generated') && !path.startsWith('.output'))
    .map((path) => read(`${folder}/${path}`))
}

export function read(path: string): Source {
  return { path, text: readFileSync(join(root, path), 'utf8') }
}

/** Text files of the project as git knows them: committed, and new ones that it does not ignore. */
export function projectFiles(): Source[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\0').filter((path) => path !== '' && /\.(tsx?|mjs|json|md|prisma|sql|toml|ya?ml|css|svg|txt|sh|example)$|(^|\/)(run|LICENSE|\.npmrc|\.gitignore)$/.test(path))
    .flatMap((path) => {
      try {
        return [read(path)]
      } catch {
        return [] // deleted, not yet committed
      }
    })
}

export function parse({ path, text }: Source): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
}

/** Every node of a file, in order. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  for (const child of node.getChildren()) yield* nodesOf(child)
}

/** `path:line` of a node. */
export function place(file: ts.SourceFile, node: ts.Node): string {
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}
