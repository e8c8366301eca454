-- A period may begin in the middle of a week: what a week comes to from each of its days on is kept, so that no day has to be read for it.
-- AlterTable
ALTER TABLE "SalesWeek" DROP COLUMN "daysOut",
DROP COLUMN "firstDay",
DROP COLUMN "knownDays",
DROP COLUMN "opening",
DROP COLUMN "received",
DROP COLUMN "returned",
DROP COLUMN "sold",
ADD COLUMN     "fromDay" INTEGER[];

-- What the schema language cannot say

-- What a week of a shelf comes to from each of its days on, as far as days are known: opening of the first known day, received, sold, returned, known days, days out.
CREATE FUNCTION sales_from_each_day(brand UUID, sku UUID, place UUID, week DATE) RETURNS INTEGER[] LANGUAGE sql STABLE AS $$
  SELECT array_agg(numbers ORDER BY "from") FROM (
    SELECT "from", ARRAY[(array_agg("opening" ORDER BY "date"))[1], sum("received"), sum("sold"), sum("returned"), count(*), count(*) FILTER (WHERE "stockedOut")]::int[] AS numbers
    FROM "SalesDay" JOIN generate_series(0, 6) "from" ON "date" >= week + "from"
    WHERE "brandId" = brand AND "skuId" = sku AND "locationId" = place AND "date" BETWEEN week AND week + 6
    GROUP BY "from") of_day
$$;

CREATE OR REPLACE FUNCTION count_sales_weeks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "SalesWeek" w USING (SELECT DISTINCT "brandId", "skuId", "locationId", date_trunc('week', "date")::date AS "monday" FROM changed) c
  WHERE w."brandId" = c."brandId" AND w."skuId" = c."skuId" AND w."locationId" = c."locationId" AND w."monday" = c."monday";
  INSERT INTO "SalesWeek" ("brandId", "locationId", "skuId", "monday", "lastDay", "fromDay")
  SELECT d."brandId", d."locationId", d."skuId", c."monday", max(d."date"), sales_from_each_day(d."brandId", d."skuId", d."locationId", c."monday")
  FROM (SELECT DISTINCT "brandId", "skuId", "locationId", date_trunc('week', "date")::date AS "monday" FROM changed) c
  JOIN "SalesDay" d ON d."brandId" = c."brandId" AND d."skuId" = c."skuId" AND d."locationId" = c."locationId" AND d."date" BETWEEN c."monday" AND c."monday" + 6
  GROUP BY d."brandId", d."locationId", d."skuId", c."monday";
  RETURN NULL;
END $$;

-- The weeks there are already.
UPDATE "SalesWeek" SET "fromDay" = sales_from_each_day("brandId", "skuId", "locationId", "monday");
