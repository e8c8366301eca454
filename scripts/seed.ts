/** Writes the demo data into DATABASE_URL through the product's own commands. `npm run up` runs it once, on an empty database. */
import { disconnect } from '#db/client.ts'

const { seed } = (await import(new URL('../prisma/seed/seed.ts', import.meta.url).href)) as { seed(): Promise<void> }
await seed()
await disconnect()
