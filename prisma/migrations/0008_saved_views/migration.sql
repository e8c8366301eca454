-- CreateTable
CREATE TABLE "BomImport" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "toyRevisionId" UUID NOT NULL,
    "revisionVersion" INTEGER NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'checked',
    "uploadedBy" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "takenAt" TIMESTAMPTZ(3),

    CONSTRAINT "BomImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "brandId" UUID,
    "organizationId" UUID,
    "userId" UUID NOT NULL,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "removedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BomImport_brandId_toyRevisionId_createdAt_idx" ON "BomImport"("brandId", "toyRevisionId", "createdAt");

-- CreateIndex
CREATE INDEX "SavedView_brandId_userId_idx" ON "SavedView"("brandId", "userId");

-- CreateIndex
CREATE INDEX "SavedView_organizationId_userId_idx" ON "SavedView"("organizationId", "userId");

-- What the schema language cannot say
ALTER TABLE "BomImport" ADD CONSTRAINT "BomImport_state_known" CHECK ("state" IN ('checked', 'taken', 'discarded'));
ALTER TABLE "BomImport" ADD CONSTRAINT "BomImport_content" CHECK ("sha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_one_owner" CHECK (num_nonnulls("brandId", "organizationId") = 1);
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_page_below" CHECK ("page" LIKE '/%');
CREATE UNIQUE INDEX "SavedView_one_name" ON "SavedView" (coalesce("brandId", "organizationId"), "userId", "page", lower("name")) WHERE "removedAt" IS NULL;
