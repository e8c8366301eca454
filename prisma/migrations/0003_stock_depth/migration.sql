-- AlterTable
ALTER TABLE "Lot" ADD COLUMN     "serialised" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "LotUse" ADD COLUMN     "moveId" UUID NOT NULL;

-- AlterTable
ALTER TABLE "Sku" ADD COLUMN     "serialised" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "StockBalance" ADD COLUMN     "moved" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "StockMove" ADD COLUMN     "firstUnit" INTEGER,
ADD COLUMN     "lastUnit" INTEGER;

-- CreateTable
CREATE TABLE "Unit" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "lotId" UUID NOT NULL,
    "firstUnit" INTEGER NOT NULL,
    "lastUnit" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "locationId" UUID,
    "moveId" UUID NOT NULL,
    "certain" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StockCount" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "locationId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'counting',
    "countedBy" TEXT NOT NULL DEFAULT '',
    "countedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StockCount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StockCountLine" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "countId" UUID NOT NULL,
    "lotId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "expected" INTEGER NOT NULL,
    "moved" INTEGER NOT NULL,
    "counted" INTEGER,
    "countedById" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'open',
    "moveId" UUID,

    CONSTRAINT "StockCountLine_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Unit_brandId_lotId_firstUnit_idx" ON "Unit"("brandId", "lotId", "firstUnit");

-- CreateIndex
CREATE INDEX "StockCount_brandId_state_createdAt_idx" ON "StockCount"("brandId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "StockCount_brandId_createdAt_id_idx" ON "StockCount"("brandId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "StockCount_locationId_state_idx" ON "StockCount"("locationId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "StockCount_brandId_number_key" ON "StockCount"("brandId", "number");

-- CreateIndex
CREATE INDEX "StockCountLine_countId_idx" ON "StockCountLine"("countId");

-- CreateIndex
CREATE UNIQUE INDEX "StockCountLine_brandId_countId_lotId_key" ON "StockCountLine"("brandId", "countId", "lotId");

-- CreateIndex
CREATE UNIQUE INDEX "LotUse_brandId_moveId_key" ON "LotUse"("brandId", "moveId");

-- AddForeignKey
ALTER TABLE "StockCountLine" ADD CONSTRAINT "StockCountLine_countId_fkey" FOREIGN KEY ("countId") REFERENCES "StockCount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- What the schema language cannot say

ALTER TABLE "StockMove" ADD CONSTRAINT "StockMove_units" CHECK (("firstUnit" IS NULL AND "lastUnit" IS NULL) OR ("firstUnit" >= 1 AND "lastUnit" - "firstUnit" + 1 = "quantity"));

-- A unit is at exactly one place: ranges of a lot never overlap. A movement takes ranges apart and lays them anew, so the end of the transaction is asked.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_range" CHECK ("firstUnit" >= 1 AND "lastUnit" >= "firstUnit");
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_kind_known" CHECK ("kind" IN ('location', 'transit', 'supplier', 'production', 'customer', 'scrap', 'count'));
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_place" CHECK (("kind" = 'location') = ("locationId" IS NOT NULL));
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_at_one_place" EXCLUDE USING gist ("lotId" WITH =, int4range("firstUnit", "lastUnit", '[]') WITH &&) WHERE ("firstUnit" IS NOT NULL) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE "StockCount" ADD CONSTRAINT "StockCount_state_known" CHECK ("state" IN ('counting', 'counted', 'closed', 'cancelled'));
ALTER TABLE "StockCount" ADD CONSTRAINT "StockCount_counted_by_somebody" CHECK ("state" <> 'counted' OR "countedAt" IS NOT NULL);
ALTER TABLE "StockCountLine" ADD CONSTRAINT "StockCountLine_state_known" CHECK ("state" IN ('open', 'accepted', 'dropped'));
ALTER TABLE "StockCountLine" ADD CONSTRAINT "StockCountLine_figures" CHECK ("position" >= 1 AND "expected" >= 0 AND "moved" >= 0 AND ("counted" IS NULL OR "counted" >= 0));
ALTER TABLE "StockCountLine" ADD CONSTRAINT "StockCountLine_accepted_was_counted" CHECK ("state" <> 'accepted' OR "counted" IS NOT NULL);
