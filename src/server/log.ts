/** One JSON line per event on standard output or error: what every log collector reads. */
function write(stream: NodeJS.WriteStream, level: string, message: string, fields: Record<string, unknown>): void {
  stream.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields })}\n`)
}

export const log = {
  info: (message: string, fields: Record<string, unknown> = {}) => write(process.stdout, 'info', message, fields),
  error: (message: string, error: unknown, fields: Record<string, unknown> = {}) =>
    write(process.stderr, 'error', message, { ...fields, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
}
