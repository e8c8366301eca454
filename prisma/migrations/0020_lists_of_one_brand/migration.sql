-- DropIndex
DROP INDEX "StockTally_brandId_itemId_locationId_idx";

-- What the schema language cannot say

-- Holds all that is read of a tally: those of one brand lie side by side in it, however many others are written between them.
CREATE INDEX "StockTally_of_brand" ON "StockTally" ("brandId", "itemId", "locationId") INCLUDE ("quality", "recalled", "expiresOn", "onHand", "allocated");

-- Toys that wait for a decision, few among all lots of a brand.
CREATE INDEX "Lot_waiting" ON "Lot" ("brandId", "id") WHERE "itemKind" = 'sku' AND "quality" IN ('quarantine', 'held');
