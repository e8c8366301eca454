import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { nameOf, type ByteStore } from './byte-store.ts'

/** Files in a folder of this machine. */
export function folderStore(folder: string): ByteStore {
  return {
    async put(sha256, bytes) {
      const path = join(folder, nameOf(sha256))
      if (await stat(path).then(() => true, () => false)) return
      await mkdir(dirname(path), { recursive: true })
      const half = `${path}.${randomUUID()}` // a crash leaves a half file under another name, never under the hash
      await writeFile(half, bytes)
      await rename(half, path)
    },
    async get(sha256) {
      try {
        return await readFile(join(folder, nameOf(sha256)))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
  }
}
