import type { Instrumentation } from 'next'

/** Every error of a request is logged with the reference number that its page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { log } = await import('#server/log.ts')
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : ''
  log.error('request failed', error, { reference: digest, method: request.method, path: request.path, route: context.routePath })
}
