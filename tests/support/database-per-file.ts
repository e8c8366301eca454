import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { createDatabase, dropDatabase } from './databases.ts'

// Runs before each test file's own imports: src/env.ts then reads these settings.
const { adminUrl, template } = inject('testServer')
const name = `file_${randomBytes(6).toString('hex')}`
Object.assign(process.env, {
  NODE_ENV: 'test', DEMO: 'true', APP_URL: 'http://localhost:3000', AUTH_SECRET: 'only-for-tests-only-for-tests-only',
  DATABASE_URL: await createDatabase(adminUrl, name, template), DATA_DIR: join(tmpdir(), `shortrun-test-${process.pid}-files`), SMTP_URL: '',
})

afterAll(async () => {
  const { disconnect } = await import('#db/client.ts')
  await disconnect()
  await dropDatabase(adminUrl, name)
})
