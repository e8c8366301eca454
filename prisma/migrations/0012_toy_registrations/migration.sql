-- CreateTable
CREATE TABLE "ToyRegistration" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "lotId" UUID NOT NULL,
    "unit" INTEGER,
    "email" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "ToyRegistration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecallNotice" (
    "brandId" UUID NOT NULL,
    "recallId" UUID NOT NULL,
    "registrationId" UUID NOT NULL,
    "mailed" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RecallNotice_pkey" PRIMARY KEY ("brandId","recallId","registrationId")
);

-- CreateIndex
CREATE INDEX "ToyRegistration_brandId_lotId_idx" ON "ToyRegistration"("brandId", "lotId");

-- CreateIndex
CREATE INDEX "RecallNotice_registrationId_idx" ON "RecallNotice"("registrationId");

-- AddForeignKey
ALTER TABLE "RecallNotice" ADD CONSTRAINT "RecallNotice_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "ToyRegistration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- What the schema language cannot say

-- An address is kept exactly as long as somebody may be written to.
ALTER TABLE "ToyRegistration" ADD CONSTRAINT "ToyRegistration_address_until_withdrawn" CHECK (("email" IS NULL) = ("withdrawnAt" IS NOT NULL));
ALTER TABLE "ToyRegistration" ADD CONSTRAINT "ToyRegistration_unit_counted_from_one" CHECK ("unit" > 0);
-- The same address for the same toy is one registration. Also: all toys of one address.
CREATE UNIQUE INDEX "ToyRegistration_once" ON "ToyRegistration" ("brandId", "email", "lotId", coalesce("unit", 0)) WHERE "email" IS NOT NULL;
-- Addresses that nobody confirmed, oldest first.
CREATE INDEX "ToyRegistration_unconfirmed" ON "ToyRegistration" ("createdAt") WHERE "confirmedAt" IS NULL AND "email" IS NOT NULL;
