-- AlterTable
ALTER TABLE "RestockRequest" ADD COLUMN     "acceptedFor" DATE;

-- What was accepted before had its day then as now: no promise moved by itself.
UPDATE "RestockRequest" SET "acceptedFor" = "promisedOn" WHERE "acceptedAt" IS NOT NULL;
