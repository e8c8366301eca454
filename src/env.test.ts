import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { environmentVariables, readEnvironment } from './env.ts'

test('.env.example lists exactly the variables that are read', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
  const listed = [...example.matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name)
  expect(listed.toSorted()).toEqual([...environmentVariables].toSorted())
})

test('an empty environment has usable defaults', () => {
  const env = readEnvironment({})
  expect(env.PORT).toBe(3000)
  expect(env.APP_URL).toBe('http://localhost:3000')
  expect(env.FILES_DIR).toBe(`${env.DATA_DIR}/files`)
  expect(env.DEMO).toBe(false)
})

test('an empty value counts as unset', () => {
  expect(readEnvironment({ PORT: '', SMTP_URL: ' ' }).PORT).toBe(3000)
})

test('the demo cannot be switched on in production mode', () => {
  expect(readEnvironment({ DEMO: 'true' }).DEMO).toBe(true)
  expect(readEnvironment({ DEMO: 'true', SHORTRUN_MODE: 'production' }).DEMO).toBe(false)
})

test('a wrong value is told by name', () => {
  expect(() => readEnvironment({ PORT: 'eighty', DATABASE_URL: 'mysql://x/y' })).toThrow(/PORT:[\s\S]*DATABASE_URL:/)
})

test('what is needed only at run time is asked for only when it is used', () => {
  const env = readEnvironment({})
  expect(() => env.DATABASE_URL).toThrow(/DATABASE_URL is not set/)
  expect(() => env.AUTH_SECRET).toThrow(/AUTH_SECRET is not set/)
})

const bucket = { FILES_S3_ENDPOINT: 'https://s3.example.com/', FILES_S3_BUCKET: 'toys', FILES_S3_KEY: 'key', FILES_S3_SECRET: 'secret' }

test('files go to a folder, or to a bucket that is set whole', () => {
  expect(readEnvironment({}).FILES_BUCKET).toBeNull()
  expect(readEnvironment({ FILES_S3_REGION: 'eu-west-1' }).FILES_BUCKET).toBeNull()
  expect(readEnvironment(bucket).FILES_BUCKET).toEqual({ endpoint: 'https://s3.example.com', bucket: 'toys', region: 'us-east-1', key: 'key', secret: 'secret', pathStyle: true })
})

test('half a bucket is told by the name of what is missing', () => {
  expect(() => readEnvironment({ ...bucket, FILES_S3_SECRET: '' })).toThrow(/FILES_S3_SECRET: It belongs to/)
})
