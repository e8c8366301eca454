-- AlterTable
ALTER TABLE "RecallLot" ADD COLUMN     "reached" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "units" JSONB;

-- AlterTable
ALTER TABLE "ShipmentLine" ADD COLUMN     "units" JSONB,
ADD COLUMN     "unitsNamed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "StockHold" ADD COLUMN     "units" JSONB;

-- CreateTable
CREATE TABLE "StockTally" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "quality" TEXT NOT NULL,
    "recalled" BOOLEAN NOT NULL,
    "expiresOn" DATE,
    "onHand" INTEGER NOT NULL,
    "allocated" INTEGER NOT NULL,
    "folded" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "StockTally_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "StockTally_brandId_itemId_locationId_idx" ON "StockTally"("brandId", "itemId", "locationId");

-- CreateIndex
CREATE INDEX "Lot_brandId_id_idx" ON "Lot"("brandId", "id");

-- CreateIndex
CREATE INDEX "StockCount_brandId_id_idx" ON "StockCount"("brandId", "id");

-- What the schema language cannot say

ALTER TABLE "StockTally" ADD CONSTRAINT "StockTally_quality_known" CHECK ("quality" IN ('quarantine', 'released', 'held', 'rejected'));
CREATE INDEX "StockTally_to_fold" ON "StockTally" ("brandId") WHERE NOT "folded";

-- A balance that changes writes what it changed by beside what is there: nobody waits for a row that all of a brand share. The lot is locked
-- (shared) while its state is read, so that pieces that come while it is released or recalled are counted under the state it has then.
CREATE FUNCTION tally_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "StockTally" ("id", "brandId", "itemId", "locationId", "quality", "recalled", "expiresOn", "onHand", "allocated")
  SELECT uuidv7(), l."brandId", coalesce(l."skuId", v."partId", l."id"), coalesce(NEW."locationId", OLD."locationId"), l."quality", l."recalledAt" IS NOT NULL, l."expiresOn",
    coalesce(NEW."onHand", 0) - coalesce(OLD."onHand", 0), coalesce(NEW."allocated", 0) - coalesce(OLD."allocated", 0)
  FROM "Lot" l LEFT JOIN "PartRevision" v ON v."id" = l."partRevisionId" WHERE l."id" = coalesce(NEW."lotId", OLD."lotId") FOR SHARE OF l;
  RETURN NULL;
END $$;
CREATE TRIGGER "StockBalance_tally_new" AFTER INSERT ON "StockBalance" FOR EACH ROW WHEN (NEW."onHand" <> 0 OR NEW."allocated" <> 0) EXECUTE FUNCTION tally_balance();
CREATE TRIGGER "StockBalance_tally_change" AFTER UPDATE ON "StockBalance" FOR EACH ROW WHEN (OLD."onHand" <> NEW."onHand" OR OLD."allocated" <> NEW."allocated") EXECUTE FUNCTION tally_balance();
CREATE TRIGGER "StockBalance_tally_gone" AFTER DELETE ON "StockBalance" FOR EACH ROW WHEN (OLD."onHand" <> 0 OR OLD."allocated" <> 0) EXECUTE FUNCTION tally_balance();

-- A lot that changes its state takes what is on hand of it along.
CREATE FUNCTION tally_lot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "StockTally" ("id", "brandId", "itemId", "locationId", "quality", "recalled", "expiresOn", "onHand", "allocated")
  SELECT uuidv7(), NEW."brandId", coalesce(NEW."skuId", (SELECT v."partId" FROM "PartRevision" v WHERE v."id" = NEW."partRevisionId"), NEW."id"), b."locationId", s.quality, s.recalled, s."expiresOn", s.sign * b."onHand", s.sign * b."allocated"
  FROM "StockBalance" b CROSS JOIN (VALUES (-1, OLD."quality", OLD."recalledAt" IS NOT NULL, OLD."expiresOn"), (1, NEW."quality", NEW."recalledAt" IS NOT NULL, NEW."expiresOn")) s (sign, quality, recalled, "expiresOn")
  WHERE b."brandId" = NEW."brandId" AND b."lotId" = NEW."id" AND b."onHand" <> 0;
  RETURN NULL;
END $$;
CREATE TRIGGER "Lot_tally" AFTER UPDATE OF "quality", "recalledAt", "expiresOn" ON "Lot" FOR EACH ROW
  WHEN ((OLD."quality", OLD."recalledAt" IS NULL, OLD."expiresOn") IS DISTINCT FROM (NEW."quality", NEW."recalledAt" IS NULL, NEW."expiresOn")) EXECUTE FUNCTION tally_lot();

-- What is on hand already.
INSERT INTO "StockTally" ("id", "brandId", "itemId", "locationId", "quality", "recalled", "expiresOn", "onHand", "allocated", "folded")
SELECT uuidv7(), b."brandId", coalesce(l."skuId", v."partId", l."id"), b."locationId", l."quality", l."recalledAt" IS NOT NULL, l."expiresOn", sum(b."onHand"), sum(b."allocated"), true
FROM "StockBalance" b JOIN "Lot" l ON l."id" = b."lotId" LEFT JOIN "PartRevision" v ON v."id" = l."partRevisionId" WHERE b."onHand" > 0 GROUP BY 2, 3, 4, 5, 6, 7;
