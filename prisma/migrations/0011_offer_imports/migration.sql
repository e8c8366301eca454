-- CreateTable
CREATE TABLE "OfferImport" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'checked',
    "uploadedBy" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "takenAt" TIMESTAMPTZ(3),

    CONSTRAINT "OfferImport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "OfferImport_brandId_state_createdAt_idx" ON "OfferImport"("brandId", "state", "createdAt");
-- What the schema language cannot say

ALTER TABLE "OfferImport" ADD CONSTRAINT "OfferImport_state_known" CHECK ("state" IN ('checked', 'taken', 'discarded'));
ALTER TABLE "OfferImport" ADD CONSTRAINT "OfferImport_content" CHECK ("sha256" ~ '^[0-9a-f]{64}$');
