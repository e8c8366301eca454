-- AlterTable
ALTER TABLE "RecallNotice" ADD COLUMN "skippedAt" TIMESTAMPTZ(3);
