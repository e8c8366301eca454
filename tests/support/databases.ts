import pg from 'pg'

/** Makes a database, as a copy of `template` when one is named. Returns its address. */
export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<string> {
  await onServer(adminUrl, async (client) => {
    await client.query(`create database ${client.escapeIdentifier(name)} ${template ? `template ${client.escapeIdentifier(template)} strategy wal_log` : ''}`)
  })
  return addressOf(adminUrl, name)
}

/** Removes a database and ends whoever is still connected to it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await onServer(adminUrl, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
  })
}

function addressOf(adminUrl: string, database: string): string {
  const address = new URL(adminUrl)
  address.pathname = `/${database}`
  return address.href
}

async function onServer(adminUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
