import { resolve } from 'node:path'
import { z } from 'zod'

// Every variable here stands in .env.example with its default and meaning; a test keeps the two in step.
const text = z.string().trim()
const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1')

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: text.default('.data').transform((path) => resolve(/* turbopackIgnore: true */ path)),
  FILES_DIR: text.optional(),
  APP_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  PREPARED_STATEMENTS: flag.default(true),
  AUTH_SECRET: text.min(32).optional(),
  SHORTRUN_MODE: z.enum(['local', 'production']).default('local'),
  DEMO: flag.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: text.default('Shortrun <no-reply@localhost>'),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: text.optional(),
  OIDC_CLIENT_SECRET: text.optional(),
  OIDC_NAME: text.default('Company account'),
  CI: flag.default(false),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
})

/** Names of all variables, for the test that compares them with .env.example. */
export const environmentVariables: readonly string[] = Object.keys(schema.shape)

type Settings = z.output<typeof schema>

export interface Environment extends Omit<Settings, 'FILES_DIR' | 'APP_URL' | 'DATABASE_URL' | 'AUTH_SECRET' | 'DEMO'> {
  readonly FILES_DIR: string
  /** Where people reach the product, without a slash at the end. */
  readonly APP_URL: string
  /** Throws when unset: nothing works without a database, but a build must not need one. */
  readonly DATABASE_URL: string
  /** Throws when unset. `npm run up` makes one and keeps it in the data folder. */
  readonly AUTH_SECRET: string
  /** Demo sign-ins and kept mail. Never true in production mode. */
  readonly DEMO: boolean
}

/**
 * The settings from a set of variables. An empty value counts as unset.
 * @throws Error naming every variable that has a wrong value, and why.
 */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(environmentVariables.map((name) => [name, variables[name]?.trim() || undefined]))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`Some settings have a wrong value (see .env.example):\n${problems.join('\n')}`)
  }
  const { DATABASE_URL, AUTH_SECRET, DEMO, ...rest } = parsed.data
  const production = rest.SHORTRUN_MODE === 'production'
  return {
    ...rest,
    FILES_DIR: resolve(/* turbopackIgnore: true */ rest.FILES_DIR ?? `${rest.DATA_DIR}/files`),
    APP_URL: rest.APP_URL ?? `http://localhost:${rest.PORT}`,
    DEMO: !production && (DEMO ?? false),
    get DATABASE_URL() {
      return DATABASE_URL ?? missing('DATABASE_URL')
    },
    get AUTH_SECRET() {
      return AUTH_SECRET ?? missing('AUTH_SECRET')
    },
  }
}

function missing(name: string): never {
  throw new Error(`${name} is not set. Start with "npm run up", which takes care of it, or set it as .env.example says.`)
}

/** Read once, when the process starts. */
export const env: Environment = readEnvironment(process.env)

/** next-auth knows its own address from the process environment only, and this file is the only one that touches that. */
export function tellNextAuthItsAddress(): void {
  process.env.NEXTAUTH_URL = env.APP_URL
}
