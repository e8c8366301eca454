import { defineConfig } from 'prisma/config'

// Only `prisma generate` and `prisma validate` read this. Migrations are applied by scripts/migrate.ts.
export default defineConfig({ schema: './schema' })
