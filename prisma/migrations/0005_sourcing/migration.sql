-- CreateTable
CREATE TABLE "Supplier" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "contact" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL,
    "phone" TEXT NOT NULL DEFAULT '',
    "street" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL DEFAULT '',
    "region" TEXT NOT NULL DEFAULT '',
    "postcode" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL DEFAULT 'US',
    "currency" TEXT NOT NULL,
    "workingDays" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[],
    "closures" JSONB NOT NULL DEFAULT '[]',
    "orderCost" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'active',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Supplier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupplierOffer" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "supplierId" UUID NOT NULL,
    "partRevisionId" UUID NOT NULL,
    "supplierCode" TEXT NOT NULL DEFAULT '',
    "minimum" INTEGER NOT NULL DEFAULT 1,
    "multiple" INTEGER NOT NULL DEFAULT 1,
    "leadDays" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SupplierOffer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PriceBreak" (
    "offerId" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unitPrice" INTEGER NOT NULL,

    CONSTRAINT "PriceBreak_pkey" PRIMARY KEY ("brandId","offerId","quantity")
);

-- CreateTable
CREATE TABLE "PurchaseOrder" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "supplierId" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "currency" TEXT NOT NULL,
    "freight" INTEGER NOT NULL DEFAULT 0,
    "expectedOn" DATE,
    "supplierRef" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "sentCount" INTEGER NOT NULL DEFAULT 0,
    "sentAt" TIMESTAMPTZ(3),
    "confirmedAt" TIMESTAMPTZ(3),
    "cancelReason" TEXT NOT NULL DEFAULT '',
    "linkHash" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PurchaseOrder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PurchaseOrderLine" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "purchaseOrderId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "partRevisionId" UUID NOT NULL,
    "offerId" UUID,
    "supplierCode" TEXT NOT NULL DEFAULT '',
    "quantity" INTEGER NOT NULL,
    "unitPrice" INTEGER NOT NULL,
    "expectedOn" DATE,
    "received" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PurchaseOrderLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Receipt" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "purchaseOrderId" UUID NOT NULL,
    "lineId" UUID NOT NULL,
    "lotId" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL DEFAULT 0,
    "supplierLot" TEXT NOT NULL DEFAULT '',
    "receivedBy" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IncomingInspection" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "receiptId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "lotSize" INTEGER NOT NULL,
    "plan" JSONB NOT NULL,
    "checked" INTEGER NOT NULL,
    "defects" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "inspectedBy" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IncomingInspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SourcingPolicy" (
    "brandId" UUID NOT NULL,
    "lotSizing" TEXT NOT NULL DEFAULT 'lot-for-lot',
    "holdingPermille" INTEGER NOT NULL DEFAULT 200,
    "transferCost" INTEGER NOT NULL DEFAULT 1800,
    "safetyDays" INTEGER NOT NULL DEFAULT 1,
    "horizonDays" INTEGER NOT NULL DEFAULT 90,
    "inspectionLevel" TEXT NOT NULL DEFAULT 'S-3',
    "aql" TEXT NOT NULL DEFAULT '2.5',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SourcingPolicy_pkey" PRIMARY KEY ("brandId")
);

-- CreateIndex
CREATE INDEX "Supplier_brandId_state_name_idx" ON "Supplier"("brandId", "state", "name");

-- CreateIndex
CREATE INDEX "Supplier_brandId_createdAt_id_idx" ON "Supplier"("brandId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Supplier_brandId_name_key" ON "Supplier"("brandId", "name");

-- CreateIndex
CREATE INDEX "SupplierOffer_brandId_partRevisionId_idx" ON "SupplierOffer"("brandId", "partRevisionId");

-- CreateIndex
CREATE INDEX "SupplierOffer_brandId_createdAt_id_idx" ON "SupplierOffer"("brandId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "SupplierOffer_brandId_leadDays_id_idx" ON "SupplierOffer"("brandId", "leadDays", "id");

-- CreateIndex
CREATE INDEX "SupplierOffer_partRevisionId_idx" ON "SupplierOffer"("partRevisionId");

-- CreateIndex
CREATE UNIQUE INDEX "SupplierOffer_brandId_supplierId_partRevisionId_validFrom_key" ON "SupplierOffer"("brandId", "supplierId", "partRevisionId", "validFrom");

-- CreateIndex
CREATE INDEX "PriceBreak_offerId_idx" ON "PriceBreak"("offerId");

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseOrder_linkHash_key" ON "PurchaseOrder"("linkHash");

-- CreateIndex
CREATE INDEX "PurchaseOrder_brandId_state_createdAt_idx" ON "PurchaseOrder"("brandId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "PurchaseOrder_brandId_createdAt_id_idx" ON "PurchaseOrder"("brandId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "PurchaseOrder_brandId_supplierId_idx" ON "PurchaseOrder"("brandId", "supplierId");

-- CreateIndex
CREATE INDEX "PurchaseOrder_locationId_state_idx" ON "PurchaseOrder"("locationId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseOrder_brandId_number_key" ON "PurchaseOrder"("brandId", "number");

-- CreateIndex
CREATE INDEX "PurchaseOrderLine_purchaseOrderId_idx" ON "PurchaseOrderLine"("purchaseOrderId");

-- CreateIndex
CREATE INDEX "PurchaseOrderLine_brandId_partRevisionId_idx" ON "PurchaseOrderLine"("brandId", "partRevisionId");

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseOrderLine_brandId_purchaseOrderId_partRevisionId_key" ON "PurchaseOrderLine"("brandId", "purchaseOrderId", "partRevisionId");

-- CreateIndex
CREATE UNIQUE INDEX "Receipt_lotId_key" ON "Receipt"("lotId");

-- CreateIndex
CREATE INDEX "Receipt_brandId_purchaseOrderId_idx" ON "Receipt"("brandId", "purchaseOrderId");

-- CreateIndex
CREATE INDEX "Receipt_brandId_at_id_idx" ON "Receipt"("brandId", "at", "id");

-- CreateIndex
CREATE INDEX "Receipt_lineId_idx" ON "Receipt"("lineId");

-- CreateIndex
CREATE INDEX "IncomingInspection_brandId_receiptId_at_idx" ON "IncomingInspection"("brandId", "receiptId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "IncomingInspection_brandId_number_key" ON "IncomingInspection"("brandId", "number");

-- CreateIndex
CREATE INDEX "Lot_brandId_partRevisionId_quality_idx" ON "Lot"("brandId", "partRevisionId", "quality");

-- AddForeignKey
ALTER TABLE "SupplierOffer" ADD CONSTRAINT "SupplierOffer_supplierId_fkey" FOREIGN KEY ("supplierId") REFERENCES "Supplier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupplierOffer" ADD CONSTRAINT "SupplierOffer_partRevisionId_fkey" FOREIGN KEY ("partRevisionId") REFERENCES "PartRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PriceBreak" ADD CONSTRAINT "PriceBreak_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "SupplierOffer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrder" ADD CONSTRAINT "PurchaseOrder_supplierId_fkey" FOREIGN KEY ("supplierId") REFERENCES "Supplier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrderLine" ADD CONSTRAINT "PurchaseOrderLine_purchaseOrderId_fkey" FOREIGN KEY ("purchaseOrderId") REFERENCES "PurchaseOrder"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrderLine" ADD CONSTRAINT "PurchaseOrderLine_partRevisionId_fkey" FOREIGN KEY ("partRevisionId") REFERENCES "PartRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_purchaseOrderId_fkey" FOREIGN KEY ("purchaseOrderId") REFERENCES "PurchaseOrder"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "PurchaseOrderLine"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncomingInspection" ADD CONSTRAINT "IncomingInspection_receiptId_fkey" FOREIGN KEY ("receiptId") REFERENCES "Receipt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- States and kinds
ALTER TABLE "Supplier" ADD CONSTRAINT "Supplier_state_known" CHECK ("state" IN ('active', 'retired'));
ALTER TABLE "PurchaseOrder" ADD CONSTRAINT "PurchaseOrder_state_known" CHECK ("state" IN ('draft', 'sent', 'confirmed', 'partly-received', 'received', 'closed', 'cancelled'));
ALTER TABLE "IncomingInspection" ADD CONSTRAINT "IncomingInspection_verdict_known" CHECK ("verdict" IN ('accepted', 'rejected'));
ALTER TABLE "IncomingInspection" ADD CONSTRAINT "IncomingInspection_decision_known" CHECK ("decision" IN ('release', 'hold', 'reject'));
ALTER TABLE "SourcingPolicy" ADD CONSTRAINT "SourcingPolicy_lotSizing_known" CHECK ("lotSizing" IN ('lot-for-lot', 'economic', 'wagner-whitin'));

-- Numbers that cannot be
ALTER TABLE "Supplier" ADD CONSTRAINT "Supplier_order_cost" CHECK ("orderCost" >= 0);
ALTER TABLE "Supplier" ADD CONSTRAINT "Supplier_email_lower_case" CHECK ("email" = lower("email"));
ALTER TABLE "Supplier" ADD CONSTRAINT "Supplier_working_days" CHECK (cardinality("workingDays") BETWEEN 1 AND 7 AND "workingDays" <@ ARRAY[1, 2, 3, 4, 5, 6, 7]);
ALTER TABLE "SupplierOffer" ADD CONSTRAINT "SupplierOffer_figures" CHECK ("minimum" >= 1 AND "multiple" >= 1 AND "leadDays" BETWEEN 0 AND 365 AND ("validTo" IS NULL OR "validTo" >= "validFrom"));
ALTER TABLE "PriceBreak" ADD CONSTRAINT "PriceBreak_figures" CHECK ("quantity" >= 1 AND "unitPrice" >= 0);
ALTER TABLE "PurchaseOrder" ADD CONSTRAINT "PurchaseOrder_figures" CHECK ("freight" >= 0 AND "sentCount" >= 0);
ALTER TABLE "PurchaseOrderLine" ADD CONSTRAINT "PurchaseOrderLine_figures" CHECK ("quantity" > 0 AND "unitPrice" >= 0 AND "received" >= 0 AND "position" >= 1);
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_figures" CHECK ("quantity" > 0 AND "returned" BETWEEN 0 AND "quantity");
ALTER TABLE "IncomingInspection" ADD CONSTRAINT "IncomingInspection_figures" CHECK ("lotSize" > 0 AND "checked" > 0 AND "defects" BETWEEN 0 AND "checked");
ALTER TABLE "SourcingPolicy" ADD CONSTRAINT "SourcingPolicy_figures" CHECK ("holdingPermille" BETWEEN 0 AND 5000 AND "transferCost" >= 0 AND "safetyDays" BETWEEN 0 AND 60 AND "horizonDays" BETWEEN 1 AND 730);

-- Search by any part of a name
CREATE INDEX "Supplier_name_search" ON "Supplier" USING gin ("name" gin_trgm_ops) WHERE "name" IS NOT NULL;

-- Open orders are few beside closed ones: what the netting and the rail read
CREATE INDEX "PurchaseOrder_open" ON "PurchaseOrder" ("brandId", "state", "expectedOn") WHERE "state" IN ('draft', 'sent', 'confirmed', 'partly-received');
CREATE INDEX "Run_open" ON "Run" ("brandId", "id") WHERE "state" IN ('draft', 'quoted', 'confirmed', 'released', 'in-production', 'paused');
CREATE INDEX "Lot_incoming" ON "Lot" ("brandId", "id") WHERE "itemKind" = 'part' AND "quality" = 'quarantine';

-- What was found on a received lot stays
CREATE TRIGGER "IncomingInspection_append_only" BEFORE UPDATE OR DELETE ON "IncomingInspection" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Receipt_keep" BEFORE DELETE ON "Receipt" FOR EACH ROW EXECUTE FUNCTION refuse_change();
