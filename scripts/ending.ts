import { Told } from './told.ts'

/** Stops whatever is registered, last started first, exactly once, whichever way the command ends. */
export class Ending {
  readonly #steps: { readonly what: string; readonly stop: () => Promise<unknown> | void }[] = []
  #ended: Promise<void> | null = null
  /** Told of every process group that is started, so that a later run can stop what a killed one left. */
  noteGroup: (pid: number) => void = () => {}

  /** Registers how to stop something that was started just now. */
  add(what: string, stop: () => Promise<unknown> | void): void {
    this.#steps.push({ what, stop })
  }

  /** True once the command is on its way out: nothing new may be started. */
  get begun(): boolean {
    return this.#ended !== null
  }

  end(): Promise<void> {
    this.#ended ??= this.#stopAll()
    return this.#ended
  }

  async #stopAll(): Promise<void> {
    for (const { what, stop } of this.#steps.reverse()) {
      try {
        await stop()
      } catch (error) {
        process.stderr.write(`Stopping ${what}: ${error instanceof Error ? error.message : String(error)}\n`)
      }
    }
  }
}

/**
 * Runs a command's work so that everything it registered is stopped in the end: after success, failure, Ctrl-C, SIGTERM,
 * a closed terminal, or the death of the process that started it. Never returns: the process exits with what `work` gives.
 */
export async function runToTheEnd(work: (ending: Ending) => Promise<number>, onSignal: () => void = () => {}): Promise<never> {
  const ending = new Ending()
  const leave = (code: number) => {
    if (!ending.begun) onSignal()
    void ending.end().then(() => process.exit(code))
  }
  process.on('SIGINT', () => leave(130))
  process.on('SIGTERM', () => leave(143))
  process.on('SIGHUP', () => leave(129))
  process.on('disconnect', () => leave(143))
  // A terminal that went away must not stop the stopping.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})

  let code: number
  try {
    code = await work(ending)
  } catch (error) {
    if (ending.begun) return new Promise(() => {}) // a step failed because it was stopped; the signal's own exit follows
    process.stderr.write(`\n${error instanceof Told ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    code = 1
  }
  if (ending.begun) return new Promise(() => {})
  await ending.end()
  process.exit(code)
}
