import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { addOffer, changeOffer, endOffer } from '#modules/sourcing/commands/offers.ts'
import { changePolicy } from '#modules/sourcing/commands/change-policy.ts'
import { addSupplier, changeSupplier, retireSupplier, takeSupplierBack } from '#modules/sourcing/commands/suppliers.ts'
import { listOffers } from '#modules/sourcing/queries/offers.ts'
import { listSuppliers } from '#modules/sourcing/queries/suppliers.ts'
import { addOfferSchema, addSupplierSchema, offerListSchema, supplierListSchema } from '#modules/sourcing/schemas.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrand, makeBrandActor } from '../../support/people.ts'
import { makeBuying, now, offerDetails, order, supplierDetails } from './buying.ts'

const supplierInput = { ...supplierDetails, closures: [], note: '', phone: '', street: '', city: '', region: '', postcode: '' }

test('a supplier is added, changed, retired and taken back; each leaves its event', async () => {
  const manager = await makeBrandActor('manager', await makeBrand())
  const { supplierId } = await perform(addSupplier, manager, supplierDetails)
  await perform(changeSupplier, manager, { ...supplierInput, supplierId, version: 1, name: 'Kestrel West', orderCost: '25' })
  await perform(retireSupplier, manager, { supplierId, version: 2 })
  expect((await refused(retireSupplier, manager, { supplierId, version: 3 })).code).toBe('supplier-state')
  await perform(takeSupplierBack, manager, { supplierId, version: 3 })
  expect(await db.supplier.findUniqueOrThrow({ where: { id: supplierId }, select: { name: true, orderCost: true, state: true } })).toEqual({ name: 'Kestrel West', orderCost: 2500, state: 'active' })
  expect(await eventsAbout(supplierId)).toEqual(['sourcing.supplier-added', 'sourcing.supplier-changed', 'sourcing.supplier-retired', 'sourcing.supplier-taken-back'])
})

test('a second supplier of the same name, an unknown currency, a negative cost and a stale version are refused beside their field', async () => {
  const manager = await makeBrandActor('manager', await makeBrand())
  const { supplierId } = await perform(addSupplier, manager, supplierDetails)
  expect(await refused(addSupplier, manager, { ...supplierDetails, name: 'KESTREL' })).toMatchObject({ code: 'supplier-already', field: 'name' })
  expect(await refused(addSupplier, manager, { ...supplierDetails, name: 'Other', currency: 'ZZZ' })).toMatchObject({ code: 'currency-unknown', field: 'currency' })
  expect(await refused(addSupplier, manager, { ...supplierDetails, name: 'Other', orderCost: '1.005' })).toMatchObject({ code: 'not-an-amount', field: 'orderCost' })
  expect(addSupplierSchema.safeParse({ ...supplierDetails, name: '', orderCost: '-1' }).error?.issues.map(({ path }) => path[0]), 'told with what else is wrong').toEqual(['name', 'orderCost'])
  expect((await refused(changeSupplier, manager, { ...supplierInput, supplierId, version: 7 })).code).toBe('stale')
  expect((await refused(retireSupplier, manager, { supplierId, version: 7 })).code).toBe('stale')
  expect((await refused(takeSupplierBack, manager, { supplierId, version: 7 })).code).toBe('stale')
})

test('another brand finds neither supplier nor offer', async () => {
  const buying = await makeBuying()
  const stranger = await makeBrandActor('owner', await makeBrand())
  expect((await refused(changeSupplier, stranger, { ...supplierInput, supplierId: buying.supplierId, version: 1 })).kind).toBe('not-found')
  expect((await refused(retireSupplier, stranger, { supplierId: buying.supplierId, version: 1 })).kind).toBe('not-found')
  expect((await refused(takeSupplierBack, stranger, { supplierId: buying.supplierId, version: 1 })).kind).toBe('not-found')
  expect((await refused(changeOffer, stranger, { ...offerDetails, supplierCode: '', offerId: buying.offerId, version: 1 })).kind).toBe('not-found')
  expect((await refused(endOffer, stranger, { offerId: buying.offerId, version: 1 })).kind).toBe('not-found')
  expect(await refused(addOffer, stranger, { ...offerDetails, supplierId: buying.supplierId, partRevisionId: buying.partRevisionId })).toMatchObject({ field: 'supplierId' })
  const { supplierId } = await perform(addSupplier, stranger, supplierDetails)
  expect(await refused(addOffer, stranger, { ...offerDetails, supplierId, partRevisionId: buying.partRevisionId })).toMatchObject({ code: 'part-unknown', field: 'partRevisionId' })
})

test('the currency stays while there are prices in it', async () => {
  const buying = await makeBuying()
  expect(await refused(changeSupplier, buying.manager, { ...supplierInput, supplierId: buying.supplierId, version: 1, currency: 'EUR' })).toMatchObject({ code: 'currency-in-use', field: 'currency' })
})

test('a new offer takes over from the older one on its day; days never overlap', async () => {
  const buying = await makeBuying()
  const { supplierId, partRevisionId, manager } = buying
  const { offerId } = await perform(addOffer, manager, { ...offerDetails, supplierId, partRevisionId, validFrom: '2026-04-01', leadDays: 3 }, { now })
  const old = await db.supplierOffer.findUniqueOrThrow({ where: { id: buying.offerId }, select: { validTo: true } })
  expect(old.validTo?.toISOString().slice(0, 10)).toBe('2026-03-31')
  expect(await refused(addOffer, manager, { ...offerDetails, supplierId, partRevisionId, validFrom: '2026-04-01' })).toMatchObject({ code: 'offer-same-day' })
  expect(await refused(addOffer, manager, { ...offerDetails, supplierId, partRevisionId, validFrom: '2026-02-01' })).toMatchObject({ code: 'offer-later-exists' })
  expect(await refused(changeOffer, manager, { ...offerDetails, supplierCode: '', offerId, version: 1, validFrom: '2026-03-15' })).toMatchObject({ code: 'offer-overlaps', field: 'validFrom' })
  expect((await refused(changeOffer, manager, { ...offerDetails, supplierCode: '', offerId, version: 9 })).code).toBe('stale')
  expect((await listOffers(manager, offerListSchema.parse({ state: 'valid' }), '2026-03-03')).rows.map(({ id }) => id)).toEqual([buying.offerId])
  expect((await listOffers(manager, offerListSchema.parse({ state: 'coming' }), '2026-03-03')).rows.map(({ id }) => id)).toEqual([offerId])
})

test('prices that cannot be are refused beside their row', async () => {
  const { supplierId, partRevisionId, manager } = await makeBuying()
  const offer = { ...offerDetails, supplierId, partRevisionId, validFrom: '2026-05-01' }
  expect(await refused(addOffer, manager, { ...offer, breaks: [{ quantity: 1, unitPrice: '1.005' }] })).toMatchObject({ field: 'breaks[0].unitPrice' })
  expect(addOfferSchema.safeParse({ ...offer, breaks: [{ quantity: 1, unitPrice: 'much' }] }).error?.issues).toMatchObject([{ path: ['breaks', 0, 'unitPrice'], message: 'Enter an amount, like 12.50.' }])
  expect(await refused(addOffer, manager, { ...offer, breaks: [{ quantity: 1, unitPrice: '1' }, { quantity: 1, unitPrice: '2' }] })).toMatchObject({ code: 'price-breaks', field: 'breaks[1].quantity' })
  expect(await refused(addOffer, manager, { ...offer, breaks: [{ quantity: 50, unitPrice: '1' }] })).toMatchObject({ code: 'price-breaks', field: 'breaks[0].quantity' })
  expect(await refused(addOffer, manager, { ...offer, validTo: '2026-04-01' })).toMatchObject({ field: 'validTo' })
})

test('an offer that is ended takes no more orders, and a retired supplier gets no offers', async () => {
  const buying = await makeBuying()
  await perform(endOffer, buying.manager, { offerId: buying.offerId, version: 1 }, { now })
  expect((await refused(endOffer, buying.manager, { offerId: buying.offerId, version: 1 }, { now })).code).toBe('stale')
  expect((await refused(endOffer, buying.manager, { offerId: buying.offerId, version: 2 }, { now })).code).toBe('offer-ended')
  await expect(order(buying)).rejects.toThrow('no-valid-offer')
  await perform(retireSupplier, buying.manager, { supplierId: buying.supplierId, version: 1 })
  expect(await refused(addOffer, buying.manager, { ...offerDetails, supplierId: buying.supplierId, partRevisionId: buying.partRevisionId, validFrom: '2026-06-01' })).toMatchObject({ code: 'supplier-retired', field: 'supplierId' })
})

test('an offer is corrected with its prices', async () => {
  const { manager, offerId } = await makeBuying()
  await perform(changeOffer, manager, { ...offerDetails, supplierCode: 'K-1', offerId, version: 1, leadDays: 9, breaks: [{ quantity: 10, unitPrice: '2.75' }] }, { now })
  expect(await db.supplierOffer.findUniqueOrThrow({ where: { id: offerId }, select: { leadDays: true, supplierCode: true, breaks: { select: { quantity: true, unitPrice: true } } } }))
    .toEqual({ leadDays: 9, supplierCode: 'K-1', breaks: [{ quantity: 10, unitPrice: 275 }] })
  expect(await eventsAbout(offerId)).toEqual(['sourcing.offer-added', 'sourcing.offer-changed'])
})

test('suppliers are listed by keyset, forward and back', async () => {
  const manager = await makeBrandActor('manager', await makeBrand())
  for (const name of ['Birch', 'Alder', 'Cedar']) await perform(addSupplier, manager, { ...supplierDetails, name })
  const first = await listSuppliers(manager, supplierListSchema.parse({}), 2)
  expect(first.rows.map(({ name }) => name)).toEqual(['Alder', 'Birch'])
  const second = await listSuppliers(manager, supplierListSchema.parse({ after: first.next }), 2)
  expect(second.rows.map(({ name }) => name)).toEqual(['Cedar'])
  expect((await listSuppliers(manager, supplierListSchema.parse({ before: second.previous }), 2)).rows.map(({ name }) => name)).toEqual(['Alder', 'Birch'])
  expect((await listSuppliers(manager, supplierListSchema.parse({ q: 'ced' }))).rows).toHaveLength(1)
})

test('how the brand buys is kept, and a stale change is refused', async () => {
  const brand = await makeBrand()
  const manager = await makeBrandActor('manager', brand)
  const policy = { version: 0, lotSizing: 'wagner-whitin', holdingPercent: 22.5, transferCost: '15', safetyDays: 2, horizonDays: 60, inspectionDays: 3, inspectionLevel: 'S-2', aql: '1.0' } as const
  expect(await perform(changePolicy, manager, policy)).toEqual({ version: 1 })
  expect((await refused(changePolicy, manager, policy)).code).toBe('stale')
  expect(await refused(changePolicy, manager, { ...policy, version: 1, transferCost: '-3' })).toMatchObject({ field: 'transferCost' })
  expect(await db.sourcingPolicy.findUniqueOrThrow({ where: { brandId: brand.brandId } })).toMatchObject({ holdingPermille: 225, transferCost: 1500, inspectionDays: 3, version: 1 })
  expect(await eventsAbout(brand.brandId)).toEqual(['sourcing.policy-changed'])
})
