-- AlterTable
ALTER TABLE "ProductionReport" ADD COLUMN     "lotId" UUID,
ADD COLUMN     "uncovered" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "designKeptHash" TEXT,
ADD COLUMN     "difference" TEXT,
ADD COLUMN     "differenceNote" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "lotClosed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "plannedStartOn" DATE;

-- CreateTable
CREATE TABLE "RunRelease" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "toyRevisionId" UUID NOT NULL,
    "frozen" JSONB NOT NULL,
    "frozenHash" TEXT NOT NULL,
    "releasedBy" TEXT NOT NULL,
    "releasedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RunRelease_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunActual" (
    "runId" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "setupCost" INTEGER NOT NULL,
    "unitsCost" INTEGER NOT NULL,
    "scrapCost" INTEGER NOT NULL,
    "otherCost" INTEGER NOT NULL,
    "minutes" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    "statedById" UUID,
    "statedBy" TEXT NOT NULL,
    "statedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RunActual_pkey" PRIMARY KEY ("runId")
);

-- CreateTable
CREATE TABLE "LotInUse" (
    "brandId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "partRevisionId" UUID NOT NULL,
    "lotId" UUID NOT NULL,
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LotInUse_pkey" PRIMARY KEY ("brandId","runId","partRevisionId")
);

-- CreateTable
CREATE TABLE "Rework" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "lotId" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "instruction" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "goodCount" INTEGER NOT NULL DEFAULT 0,
    "scrapCount" INTEGER NOT NULL DEFAULT 0,
    "scrapReason" TEXT NOT NULL DEFAULT '',
    "resultLotId" UUID,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "doneBy" TEXT NOT NULL DEFAULT '',
    "doneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Rework_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RunRelease_brandId_runId_sequence_key" ON "RunRelease"("brandId", "runId", "sequence");

-- CreateIndex
CREATE INDEX "Rework_brandId_runId_idx" ON "Rework"("brandId", "runId");

-- CreateIndex
CREATE INDEX "Rework_brandId_lotId_idx" ON "Rework"("brandId", "lotId");

-- CreateIndex
CREATE INDEX "Rework_locationId_idx" ON "Rework"("locationId");
-- What was there before: every report went to the run's only lot, and every released run was released once
UPDATE "ProductionReport" p SET "lotId" = r."lotId" FROM "Run" r WHERE r.id = p."runId" AND r."brandId" = p."brandId";
INSERT INTO "RunRelease" ("id", "brandId", "runId", "sequence", "toyRevisionId", "frozen", "frozenHash", "releasedBy", "releasedAt")
SELECT gen_random_uuid(), "brandId", "id", 1, "toyRevisionId", "frozen", "frozenHash", '', coalesce("releasedAt", "createdAt") FROM "Run" WHERE "frozen" IS NOT NULL AND "frozenHash" IS NOT NULL;

-- What the schema language cannot say
ALTER TABLE "Run" ADD CONSTRAINT "Run_difference_known" CHECK ("difference" IN ('none', 'accept-short', 'order-rest', 'keep-over', 'return-over'));
ALTER TABLE "RunRelease" ADD CONSTRAINT "RunRelease_sequence" CHECK ("sequence" >= 1);
ALTER TABLE "RunActual" ADD CONSTRAINT "RunActual_figures" CHECK ("setupCost" >= 0 AND "unitsCost" >= 0 AND "scrapCost" >= 0 AND "otherCost" >= 0 AND ("minutes" IS NULL OR "minutes" >= 0));
ALTER TABLE "Rework" ADD CONSTRAINT "Rework_state_known" CHECK ("state" IN ('open', 'done', 'cancelled'));
ALTER TABLE "Rework" ADD CONSTRAINT "Rework_counts" CHECK ("quantity" > 0 AND "goodCount" >= 0 AND "scrapCount" >= 0 AND ("state" <> 'done' OR "goodCount" + "scrapCount" = "quantity"));

-- Frozen means frozen. A run that was not started may be released anew, once the new copy stands beside the old one.
CREATE FUNCTION refuse_run_thaw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."startedAt" IS NULL AND EXISTS (
    SELECT 1 FROM "RunRelease" WHERE "brandId" = OLD."brandId" AND "runId" = OLD.id AND "frozenHash" = OLD."frozenHash" AND "frozen" = OLD."frozen"
  ) AND EXISTS (
    SELECT 1 FROM "RunRelease" WHERE "brandId" = OLD."brandId" AND "runId" = OLD.id AND "frozenHash" = NEW."frozenHash" AND "frozen" = NEW."frozen"
  ) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'What was frozen in % does not change', TG_TABLE_NAME USING ERRCODE = 'object_not_in_prerequisite_state';
END $$;
DROP TRIGGER "Run_frozen" ON "Run";
CREATE TRIGGER "Run_frozen" BEFORE UPDATE ON "Run" FOR EACH ROW
  WHEN (OLD."frozenHash" IS NOT NULL AND (NEW."frozenHash" IS DISTINCT FROM OLD."frozenHash" OR NEW."frozen" IS DISTINCT FROM OLD."frozen"))
  EXECUTE FUNCTION refuse_run_thaw();
CREATE TRIGGER "RunRelease_append_only" BEFORE UPDATE OR DELETE ON "RunRelease" FOR EACH ROW EXECUTE FUNCTION refuse_change();
