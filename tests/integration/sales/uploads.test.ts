import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { listSalesImports } from '#modules/sales/queries/imports.ts'
import { walk } from '../../support/lists.ts'
import { makeScene, type Scene } from '../restocks/scene.ts'

const UPLOADS = 11
let scene: Scene

/** Several of one moment: the order must not depend on it alone. */
beforeAll(async () => {
  scene = await makeScene()
  for (let at = 0; at < UPLOADS; at += 1) {
    await db.salesImport.create({ data: { id: uuidv7(), brandId: scene.brandId, organizationId: scene.buyer.organizationId, locationId: scene.shopId, fileName: `till-${at}.csv`, sha256: `${at}`, format: 'plain', encoding: 'utf-8', rowCount: 1, goodCount: 1, badCount: 0, uploadedBy: 'Priya', createdAt: new Date(Date.UTC(2026, 0, 1 + Math.floor(at / 3))) } })
  }
})

test.each(['manager', 'buyer'] as const)('the uploads are walked forth and back by the %s', async (who) => {
  const rows = await walk(UPLOADS, (cursor) => listSalesImports(scene[who], cursor, 4))
  const days = rows.map(({ createdAt }) => createdAt)
  expect(days).toEqual(days.toSorted().reverse())
})
