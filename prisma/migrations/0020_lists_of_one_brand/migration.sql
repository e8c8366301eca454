-- DropIndex
DROP INDEX "StockTally_brandId_itemId_locationId_idx";

-- CreateIndex
CREATE INDEX "StockTally_of_brand" ON "StockTally"("brandId", "itemId", "locationId", "quality", "recalled", "expiresOn", "onHand", "allocated");

-- What the schema language cannot say

-- Toys that wait for a decision, few among all lots of a brand.
CREATE INDEX "Lot_waiting" ON "Lot" ("brandId", "id") WHERE "itemKind" = 'sku' AND "quality" IN ('quarantine', 'held');
