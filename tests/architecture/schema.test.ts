import { expect, test } from 'vitest'
import { keysWithoutTenant, modelsIn, modelsWithoutTenant } from './source-rules.ts'
import { sourcesUnder } from './sources.ts'

/** Every table is a tenant's, but these. */
const NO_BRAND: Readonly<Record<string, string>> = {
  User: 'one person may work with several brands and organizations',
  SignInLink: 'asked for before anybody is signed in',
  RateWindow: 'counts tries of people nobody knows yet',
  IdempotencyRecord: 'belongs to the actor, whose key holds the workspace',
  KeptMail: 'the demo\'s mailbox; empty wherever mail is sent',
  Brand: 'the tenant itself',
  Organization: 'works with many brands',
  LocationClosure: 'belongs to a place, which many brands use',
}

/** Keys of tenants' tables that begin with something else: how a row is found when the brand is not known yet. */
const OTHER_FIRST: Readonly<Record<string, string>> = {
  'Membership: userId, brandId': 'a person\'s workspaces are found by the person',
  'Membership: userId, organizationId': 'the same, for organizations',
  'Invitation: tokenHash': 'whoever has the link knows only the token',
  'Invitation: organizationId, email': 'an organization\'s invitations have no brand',
  'ApiToken: tokenHash': 'a caller brings only the token',
  'Toy: slug': 'public address',
  'Guide: slug': 'public address',
  'Part: number': 'public address',
  'Sku: gtin': 'a GTIN is unique in the world; a scan knows nothing else',
  'Location: slug': 'an organization\'s places have no brand',
  'Lot: skuId, code': 'a scan knows GTIN and lot code',
  'SavedView: organizationId, userId': 'views of an organization\'s people have no brand',
  'StockMove: reversesId': 'a move is reversed once',
  'StockHold: state, expiresAt': 'the job that lets go of what expired looks over all brands',
  'Run: locationId, state': 'a workshop sees the runs of all brands it works for',
  'Inspection: locationId, state': 'a workshop sees the inspections of all brands',
  'RestockRequest: organizationId, createdAt': 'a retailer sees its requests to all brands',
  'PurchaseOrder: locationId, state': 'a workshop sees what is delivered to it for all brands',
  'PurchaseOrder: linkHash': 'a supplier brings only the secret of its mail',
  'Receipt: lotId': 'a received lot came once',
  'Shipment: fromLocationId, state': 'a place sees what leaves it for all brands',
  'Shipment: toLocationId, state': 'a place sees what arrives from all brands',
  'StockCount: locationId, state': 'a workshop sees the counts at its places for all brands',
  'SalesImport: organizationId, createdAt': 'a retailer sees its files for all brands',
  'SalesDay: locationId, date': 'a shop sees its days over all brands',
  'SalesWeek: locationId, brandId, monday': 'a shop sees its weeks over all brands',
  'Recall: state, publishedAt': 'the public list of recalls is of all brands',
}

const models = modelsIn(sourcesUnder('prisma/schema', /\.prisma$/))

test('every model is a tenant\'s, or its reason is listed', () => {
  expect(models.length).toBeGreaterThan(40)
  expect(modelsWithoutTenant(models, NO_BRAND)).toEqual([])
})

test('keys of tenants\' models begin with the brand, or their reason is listed', () => {
  expect(models.flatMap(({ keys }) => keys).length).toBeGreaterThan(80)
  expect(keysWithoutTenant(models, OTHER_FIRST)).toEqual([])
})

const planted = (body: string) => modelsIn([{ path: 'prisma/schema/planted.prisma', text: `model Planted {\n${body}\n}\n` }])

test('planted violations are found', () => {
  expect(modelsWithoutTenant(planted('  id String @id'), {})).toHaveLength(1)
  expect(modelsWithoutTenant(planted('  id String @id\n  brandId String'), {})).toEqual([])
  expect(modelsWithoutTenant(planted('  id String @id\n  brandId String'), { Planted: 'no longer true' })).toHaveLength(1)
  expect(keysWithoutTenant(planted('  brandId String\n  code String @unique'), {})).toEqual(['Planted: code'])
  expect(keysWithoutTenant(planted('  brandId String\n  code String\n  @@unique([code, brandId])'), {})).toEqual(['Planted: code, brandId'])
  expect(keysWithoutTenant(planted('  brandId String\n  code String\n  @@index([code, brandId])'), {})).toHaveLength(1)
  expect(keysWithoutTenant(planted('  brandId String\n  code String\n  @@index([code])\n  @@unique([brandId, code])'), {})).toEqual([])
})
