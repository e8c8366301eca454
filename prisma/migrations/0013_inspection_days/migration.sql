-- AlterTable
ALTER TABLE "SourcingPolicy" ADD COLUMN     "inspectionDays" INTEGER NOT NULL DEFAULT 1;

-- What the schema language cannot say
ALTER TABLE "SourcingPolicy" ADD CONSTRAINT "SourcingPolicy_inspection_days" CHECK ("inspectionDays" BETWEEN 0 AND 60);
