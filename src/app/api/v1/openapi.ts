import { z } from 'zod'
import * as schemas from './api-schemas.ts'

interface Operation {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly id: string
  readonly summary: string
  readonly about?: string
  /** Path, query and body as one object, as the route reads it. */
  readonly input: z.ZodObject
  readonly answer: z.ZodType
  readonly conflicts?: string
}

/** Every operation of the API. A test compares the list with the route files. */
export const OPERATIONS: readonly Operation[] = [
  { method: 'get', path: '/api/v1/skus', id: 'listSkus', summary: 'What the brand sells', input: schemas.skusQuery, answer: schemas.skusAnswer },
  { method: 'get', path: '/api/v1/stock', id: 'listStock', summary: 'What is on hand, by SKU and place', input: schemas.stockQuery, answer: schemas.stockAnswer },
  { method: 'get', path: '/api/v1/restocks', id: 'listRestocks', summary: 'Restocks, newest first', input: schemas.restocksQuery, answer: schemas.restocksAnswer },
  { method: 'post', path: '/api/v1/restocks/{number}/accept', id: 'acceptRestock', summary: 'Accept a promised restock', about: 'Holds everything the promise rests on, or nothing. When it is gone, the answer is 409 `promise-moved` with the earliest new day in `detail.newPromisedOn`.', input: schemas.acceptRestockQuery, answer: schemas.acceptRestockAnswer, conflicts: 'The state does not allow it, or what was promised is gone. Nothing is held.' },
  { method: 'post', path: '/api/v1/sales-imports', id: 'checkSales', summary: 'Check a file of sales', about: 'Square, Shopify, Clover or the plain template, recognised by its heading. Every row is judged; nothing is booked yet.', input: schemas.salesImportBody, answer: schemas.salesImportAnswer },
  { method: 'get', path: '/api/v1/sales-imports/{importId}', id: 'getSalesImport', summary: 'The result of a check, line by line', input: schemas.salesImportQuery, answer: schemas.salesImportDetail },
  { method: 'post', path: '/api/v1/sales-imports/{importId}/take', id: 'takeSales', summary: 'Take the good rows', input: schemas.takeImportBody, answer: schemas.takeImportAnswer, conflicts: 'Rows are rejected and `withoutBad` is not set, or the import is no longer open.' },
]

type JsonSchema = Record<string, unknown> & { readonly properties?: Readonly<Record<string, Record<string, unknown>>>; readonly required?: readonly string[] }

/** The OpenAPI 3.1 document, made from the very schemas that parse requests and answers. */
export function openApiDocument(origin: string): object {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of OPERATIONS) (paths[operation.path] ??= {})[operation.method] = describe(operation)
  return {
    openapi: '3.1.0',
    info: { title: 'Shortrun', version: '1', description: 'Stock, restocks and sell-through of one brand. Make a token in the brand’s settings and send it as `Authorization: Bearer …`; it acts with the role it was made for. Days are local to the place they belong to; money is integer minor units with its currency. Errors are problem documents (RFC 9457) that say what happened and what to do.' },
    servers: [{ url: origin }],
    security: [{ token: [] }],
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } }, schemas: { Problem: jsonSchema(schemas.problemAnswer, 'output') } },
  }
}

function describe(operation: Operation): object {
  const { method, path, id, summary, about, input, answer, conflicts } = operation
  const schema = jsonSchema(input, 'input')
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
  const rest = Object.keys(schema.properties ?? {}).filter((name) => !inPath.includes(name))
  const parameter = (name: string, where: 'path' | 'query') => {
    const { description, ...type } = schema.properties?.[name] ?? {}
    return { name, in: where, required: where === 'path' || (schema.required ?? []).includes(name), ...(description !== undefined && { description }), schema: type }
  }
  const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } })
  return {
    operationId: id, summary, ...(about && { description: about }),
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...(method === 'get' ? rest.map((name) => parameter(name, 'query'))
        : [{ name: 'Idempotency-Key', in: 'header', required: false, description: 'Any text of yours, unique per request: a repetition has one effect and gets the same answer, marked `Idempotent-Replayed: true`. Kept for 24 hours.', schema: { type: 'string', maxLength: 200 } }]),
    ],
    ...(method === 'post' && rest.length > 0 && {
      requestBody: { required: true, content: { 'application/json': { schema: { type: 'object', properties: Object.fromEntries(rest.map((name) => [name, schema.properties![name]])), required: (schema.required ?? []).filter((name) => rest.includes(name)) } } } },
    }),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: jsonSchema(answer, 'output') } } },
      401: problem('No token, or one that is unknown or revoked'), 403: problem('The token’s role does not include this'),
      ...(inPath.length > 0 && { 404: problem('There is no such thing in this brand') }), ...(method === 'post' && { 409: problem(conflicts ?? 'The same key is in flight') }),
      422: problem('An entry is wrong, or the key was used with another body'),
    },
  }
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema
  return rest
}
