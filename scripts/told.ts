/** A problem that a person can solve: its message is shown as it is, without a stack. */
export class Told extends Error {}

/** Turns what the file system says into a sentence a person can act on; anything else stays as it is. */
export function tellFileProblem(error: unknown, path: string): unknown {
  if (typeof error !== 'object' || error === null || !('code' in error)) return error
  switch (error.code) {
    case 'ENOSPC': return new Told(`The disk is full: nothing more fits into ${path}. Free some space, then run the command again.`)
    case 'EDQUOT': return new Told(`Your disk quota is used up: nothing more fits into ${path}. Free some space, then run the command again.`)
    case 'EACCES': case 'EPERM': case 'EROFS':
      return new Told(`Cannot write to ${path}. Change its owner or rights, or set DATA_DIR to a folder you may write to.`)
    case 'ENOTDIR': case 'EEXIST': return new Told(`${path} should be a folder, but something else is there. Move it away, or set DATA_DIR to another place.`)
    default: return error
  }
}
