-- AlterTable
ALTER TABLE "StockTally" ADD COLUMN "lotId" UUID;

-- CreateTable
CREATE TABLE "LotPieces" (
    "brandId" UUID NOT NULL,
    "lotId" UUID NOT NULL,
    "onHand" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "LotPieces_pkey" PRIMARY KEY ("brandId","lotId")
);

-- CreateIndex
CREATE INDEX "LotPieces_brandId_onHand_lotId_idx" ON "LotPieces"("brandId", "onHand", "lotId");

-- What the schema language cannot say

-- As before, and of which lot: its pieces are added up when the tallies are folded.
CREATE OR REPLACE FUNCTION tally_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "StockTally" ("id", "brandId", "itemId", "locationId", "quality", "recalled", "expiresOn", "onHand", "allocated", "lotId")
  SELECT uuidv7(), l."brandId", coalesce(l."skuId", v."partId", l."id"), coalesce(NEW."locationId", OLD."locationId"), l."quality", l."recalledAt" IS NOT NULL, l."expiresOn",
    coalesce(NEW."onHand", 0) - coalesce(OLD."onHand", 0), coalesce(NEW."allocated", 0) - coalesce(OLD."allocated", 0), l."id"
  FROM "Lot" l LEFT JOIN "PartRevision" v ON v."id" = l."partRevisionId" WHERE l."id" = coalesce(NEW."lotId", OLD."lotId") FOR SHARE OF l;
  RETURN NULL;
END $$;

-- A new lot has no pieces yet.
CREATE FUNCTION count_lot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "LotPieces" ("brandId", "lotId") VALUES (NEW."brandId", NEW."id");
  RETURN NULL;
END $$;
CREATE TRIGGER "Lot_count" AFTER INSERT ON "Lot" FOR EACH ROW EXECUTE FUNCTION count_lot();

-- What is on hand already.
INSERT INTO "LotPieces" ("brandId", "lotId", "onHand")
SELECT l."brandId", l."id", coalesce(sum(b."onHand"), 0) FROM "Lot" l LEFT JOIN "StockBalance" b ON b."lotId" = l."id" GROUP BY 1, 2;
