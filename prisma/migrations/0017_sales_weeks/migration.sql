-- CreateTable
CREATE TABLE "SalesWeek" (
    "brandId" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "skuId" UUID NOT NULL,
    "monday" DATE NOT NULL,
    "firstDay" DATE NOT NULL,
    "lastDay" DATE NOT NULL,
    "opening" INTEGER NOT NULL,
    "received" INTEGER NOT NULL,
    "sold" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL,
    "knownDays" INTEGER NOT NULL,
    "daysOut" INTEGER NOT NULL,

    CONSTRAINT "SalesWeek_pkey" PRIMARY KEY ("brandId","skuId","locationId","monday")
);

-- CreateIndex
CREATE INDEX "SalesWeek_brandId_monday_idx" ON "SalesWeek"("brandId", "monday");

-- CreateIndex
CREATE INDEX "SalesWeek_locationId_brandId_monday_idx" ON "SalesWeek"("locationId", "brandId", "monday");

-- What the schema language cannot say

-- Adds up the weeks of the days that changed, anew: days are written under the lock of their place, so nobody adds up the same week at once.
CREATE FUNCTION count_sales_weeks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "SalesWeek" w USING (SELECT DISTINCT "brandId", "skuId", "locationId", date_trunc('week', "date")::date AS "monday" FROM changed) c
  WHERE w."brandId" = c."brandId" AND w."skuId" = c."skuId" AND w."locationId" = c."locationId" AND w."monday" = c."monday";
  INSERT INTO "SalesWeek" ("brandId", "locationId", "skuId", "monday", "firstDay", "lastDay", "opening", "received", "sold", "returned", "knownDays", "daysOut")
  SELECT d."brandId", d."locationId", d."skuId", c."monday", min(d."date"), max(d."date"), (array_agg(d."opening" ORDER BY d."date"))[1], sum(d."received"), sum(d."sold"), sum(d."returned"), count(*), count(*) FILTER (WHERE d."stockedOut")
  FROM (SELECT DISTINCT "brandId", "skuId", "locationId", date_trunc('week', "date")::date AS "monday" FROM changed) c
  JOIN "SalesDay" d ON d."brandId" = c."brandId" AND d."skuId" = c."skuId" AND d."locationId" = c."locationId" AND d."date" BETWEEN c."monday" AND c."monday" + 6
  GROUP BY d."brandId", d."locationId", d."skuId", c."monday";
  RETURN NULL;
END $$;
CREATE TRIGGER "SalesDay_counted_new" AFTER INSERT ON "SalesDay" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_sales_weeks();
CREATE TRIGGER "SalesDay_counted_changed" AFTER UPDATE ON "SalesDay" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_sales_weeks();
CREATE TRIGGER "SalesDay_counted_gone" AFTER DELETE ON "SalesDay" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_sales_weeks();

-- The days there are already.
INSERT INTO "SalesWeek" ("brandId", "locationId", "skuId", "monday", "firstDay", "lastDay", "opening", "received", "sold", "returned", "knownDays", "daysOut")
SELECT "brandId", "locationId", "skuId", date_trunc('week', "date")::date, min("date"), max("date"), (array_agg("opening" ORDER BY "date"))[1], sum("received"), sum("sold"), sum("returned"), count(*), count(*) FILTER (WHERE "stockedOut")
FROM "SalesDay" GROUP BY 1, 2, 3, 4;
