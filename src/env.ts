import { resolve } from 'node:path'
import { z } from 'zod'

// Every variable here stands in .env.example with its default and meaning; a test keeps the two in step.
const text = z.string().trim()
const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1')

const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: text.default('.data').transform((path) => resolve(/* turbopackIgnore: true */ path)),
  FILES_DIR: text.optional(),
  FILES_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')).optional(),
  FILES_S3_BUCKET: text.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { error: 'This is no name of a bucket.' }).optional(),
  FILES_S3_REGION: text.default('us-east-1'),
  FILES_S3_KEY: text.optional(),
  FILES_S3_SECRET: text.optional(),
  FILES_S3_PATH_STYLE: flag.default(true),
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

const BUCKET = ['FILES_S3_ENDPOINT', 'FILES_S3_BUCKET', 'FILES_S3_KEY', 'FILES_S3_SECRET'] as const

// Half a bucket must not quietly become a local folder.
const schema = variables.superRefine((settings, ctx) => {
  if (!BUCKET.some((name) => settings[name])) return
  for (const name of BUCKET) if (!settings[name]) ctx.addIssue({ code: 'custom', path: [name], message: `It belongs to ${BUCKET.filter((other) => settings[other]).join(', ')}: set all of them, or none.` })
})

/** Names of all variables, for the test that compares them with .env.example. */
export const environmentVariables: readonly string[] = Object.keys(variables.shape)

type Settings = z.output<typeof schema>

/** An S3-compatible bucket. */
export interface BucketSettings {
  /** Address of the service, without a slash at the end: https://s3.eu-west-1.amazonaws.com */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly key: string
  readonly secret: string
  /** endpoint/bucket/key; otherwise bucket.endpoint/key. */
  readonly pathStyle: boolean
}

export interface Environment extends Omit<Settings, 'FILES_DIR' | `FILES_S3_${string}` | 'APP_URL' | 'DATABASE_URL' | 'AUTH_SECRET' | 'DEMO'> {
  readonly FILES_DIR: string
  /** The bucket that uploaded files go to; null: the folder FILES_DIR. */
  readonly FILES_BUCKET: BucketSettings | null
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
export function readEnvironment(given: Record<string, string | undefined>): Environment {
  const parsed = schema.safeParse(Object.fromEntries(environmentVariables.map((name) => [name, given[name]?.trim() || undefined])))
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`Some settings have a wrong value (see .env.example):\n${problems.join('\n')}`)
  }
  const {
    DATABASE_URL, AUTH_SECRET, DEMO,
    FILES_S3_ENDPOINT: endpoint, FILES_S3_BUCKET: bucket, FILES_S3_REGION: region, FILES_S3_KEY: key, FILES_S3_SECRET: secret, FILES_S3_PATH_STYLE: pathStyle,
    ...rest
  } = parsed.data
  const production = rest.SHORTRUN_MODE === 'production'
  return {
    ...rest,
    FILES_DIR: resolve(/* turbopackIgnore: true */ rest.FILES_DIR ?? `${rest.DATA_DIR}/files`),
    FILES_BUCKET: endpoint && bucket && key && secret ? { endpoint, bucket, region, key, secret, pathStyle } : null,
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
