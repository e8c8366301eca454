-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "emailVerifiedAt" TIMESTAMPTZ(3),
    "sessionVersion" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "brandId" UUID,
    "organizationId" UUID,
    "role" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "brandId" UUID,
    "organizationId" UUID,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "invitedById" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInLink" (
    "tokenHash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignInLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "RateWindow" (
    "key" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "RateWindow_pkey" PRIMARY KEY ("key","startedAt")
);

-- CreateTable
CREATE TABLE "IdempotencyRecord" (
    "actorKey" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "reply" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyRecord_pkey" PRIMARY KEY ("actorKey","key")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL,
    "brandId" UUID,
    "organizationId" UUID,
    "type" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NumberSequence" (
    "brandId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "next" INTEGER NOT NULL,

    CONSTRAINT "NumberSequence_pkey" PRIMARY KEY ("brandId","kind")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "uploadedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KeptMail" (
    "id" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KeptMail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Toy" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "story" TEXT NOT NULL DEFAULT '',
    "category" TEXT NOT NULL,
    "minAgeMonths" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Toy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ToyRevision" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "toyId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "changeNote" TEXT NOT NULL DEFAULT '',
    "releasedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ToyRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BomLine" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "toyRevisionId" UUID NOT NULL,
    "findNumber" INTEGER NOT NULL,
    "partRevisionId" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "replaceable" BOOLEAN NOT NULL DEFAULT true,
    "placement" JSONB,

    CONSTRAINT "BomLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Sku" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "toyId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "edition" TEXT NOT NULL DEFAULT 'standard',
    "region" TEXT NOT NULL DEFAULT '',
    "gtin" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "wholesalePrice" INTEGER NOT NULL,
    "retailPrice" INTEGER NOT NULL,
    "minimum" INTEGER NOT NULL DEFAULT 1,
    "multiple" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL DEFAULT 'active',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Sku_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Part" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "category" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartRevision" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "partId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "material" TEXT NOT NULL,
    "safetyFlags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "selfPrintClass" TEXT NOT NULL DEFAULT 'none',
    "shape" JSONB NOT NULL,
    "unitCost" INTEGER NOT NULL,
    "sparePrice" INTEGER,
    "changeNote" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PartRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FitEdge" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "replacementId" UUID NOT NULL,
    "originalId" UUID NOT NULL,
    "toyRevisionId" UUID NOT NULL,
    "fit" TEXT NOT NULL,
    "change" TEXT NOT NULL DEFAULT '',
    "evidence" TEXT NOT NULL,
    "testedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FitEdge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Guide" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "toyId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "symptom" TEXT NOT NULL DEFAULT '',
    "minutes" INTEGER NOT NULL,
    "difficulty" TEXT NOT NULL,
    "tools" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "partNumbers" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "revisionCodes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "steps" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'published',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Guide_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Pilot" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "skuId" UUID NOT NULL,
    "hypothesis" TEXT NOT NULL,
    "stopRule" TEXT NOT NULL,
    "plannedQuantity" INTEGER NOT NULL,
    "budget" INTEGER,
    "currency" TEXT NOT NULL,
    "startsOn" DATE,
    "decisionDate" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "verdict" JSONB,
    "decision" TEXT,
    "lockedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Pilot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PilotMetric" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "pilotId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "threshold" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "PilotMetric_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PilotLearning" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "pilotId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PilotLearning_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PilotAmendment" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "pilotId" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PilotAmendment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Brand" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "country" TEXT NOT NULL DEFAULT 'US',
    "timeZone" TEXT NOT NULL DEFAULT 'America/Los_Angeles',
    "gs1Prefix" TEXT NOT NULL DEFAULT '952000',
    "supportEmail" TEXT NOT NULL DEFAULT '',
    "acceptSameWeek" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Brand_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Partnership" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "paymentTermsDays" INTEGER NOT NULL DEFAULT 30,
    "creditLimit" INTEGER,
    "standardsAcknowledgedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Partnership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Location" (
    "id" UUID NOT NULL,
    "organizationId" UUID,
    "brandId" UUID,
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "postcode" TEXT NOT NULL,
    "country" TEXT NOT NULL DEFAULT 'US',
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "timeZone" TEXT NOT NULL,
    "dispatchDays" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[],
    "cutOffMinutes" INTEGER NOT NULL DEFAULT 840,
    "receivingDays" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[],
    "openHoursPerDay" INTEGER NOT NULL DEFAULT 8,
    "state" TEXT NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LocationClosure" (
    "id" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "firstDay" DATE NOT NULL,
    "lastDay" DATE NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "LocationClosure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "skuId" UUID NOT NULL,
    "pilotId" UUID,
    "state" TEXT NOT NULL DEFAULT 'open',
    "methodVersion" TEXT NOT NULL,
    "inputs" JSONB NOT NULL,
    "inputsHash" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "result" JSONB NOT NULL,
    "acceptedRunId" UUID,
    "declineReason" TEXT NOT NULL DEFAULT '',
    "decidedBy" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Checklist" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "toyId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "level" TEXT NOT NULL DEFAULT 'II',
    "aql" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'current',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Checklist_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Inspection" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "lotId" UUID NOT NULL,
    "runId" UUID,
    "locationId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "lotSize" INTEGER NOT NULL,
    "plan" JSONB NOT NULL,
    "planHash" TEXT NOT NULL,
    "sampleUnits" INTEGER[],
    "verdict" JSONB,
    "plannedOn" DATE,
    "startedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "closedBy" TEXT NOT NULL DEFAULT '',
    "replacesId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InspectionResult" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "inspectionId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "itemKey" TEXT NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "measured" DECIMAL(14,6),
    "note" TEXT NOT NULL DEFAULT '',
    "photoId" UUID,
    "recordedBy" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "supersededAt" TIMESTAMPTZ(3),

    CONSTRAINT "InspectionResult_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Recall" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "hazard" TEXT NOT NULL,
    "remedy" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "publishedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Recall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecallLot" (
    "brandId" UUID NOT NULL,
    "recallId" UUID NOT NULL,
    "lotId" UUID NOT NULL,

    CONSTRAINT "RecallLot_pkey" PRIMARY KEY ("brandId","recallId","lotId")
);

-- CreateTable
CREATE TABLE "Policy" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RestockRequest" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "organizationId" UUID NOT NULL,
    "shipToId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "requestedById" UUID,
    "requestedBy" TEXT NOT NULL DEFAULT '',
    "requestedAt" TIMESTAMPTZ(3),
    "promisedOn" DATE,
    "sameWeek" BOOLEAN NOT NULL DEFAULT false,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedBy" TEXT NOT NULL DEFAULT '',
    "shippedAt" TIMESTAMPTZ(3),
    "receivedAt" TIMESTAMPTZ(3),
    "receivedOn" DATE,
    "declineReason" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RestockRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RestockLine" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "skuId" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unitPrice" INTEGER NOT NULL,
    "promise" JSONB NOT NULL,
    "promisedOn" DATE,

    CONSTRAINT "RestockLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutputHold" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "restockLineId" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'held',
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "OutputHold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Capability" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "toyId" UUID NOT NULL,
    "setupMinutes" INTEGER NOT NULL,
    "secondsPerUnit" INTEGER NOT NULL,
    "unitCost" INTEGER NOT NULL,
    "setupCost" INTEGER NOT NULL,
    "yieldPermille" INTEGER NOT NULL DEFAULT 970,
    "minimumQuantity" INTEGER NOT NULL DEFAULT 20,
    "maximumQuantity" INTEGER NOT NULL DEFAULT 2000,

    CONSTRAINT "Capability_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "skuId" UUID NOT NULL,
    "toyRevisionId" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "pilotId" UUID,
    "proposalId" UUID,
    "quantity" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "purpose" TEXT NOT NULL DEFAULT 'sale',
    "unitCost" INTEGER,
    "setupCost" INTEGER,
    "currency" TEXT NOT NULL,
    "readyOn" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "frozen" JSONB,
    "frozenHash" TEXT,
    "releasedAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "producedAt" TIMESTAMPTZ(3),
    "pauseCause" TEXT NOT NULL DEFAULT '',
    "goodCount" INTEGER NOT NULL DEFAULT 0,
    "scrapCount" INTEGER NOT NULL DEFAULT 0,
    "lotId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProductionReport" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "good" INTEGER NOT NULL,
    "scrap" INTEGER NOT NULL,
    "scrapReason" TEXT NOT NULL DEFAULT '',
    "photoId" UUID,
    "reportedById" UUID,
    "reportedBy" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProductionReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SalesImport" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "organizationId" UUID,
    "locationId" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'checked',
    "encoding" TEXT NOT NULL,
    "rowCount" INTEGER NOT NULL,
    "goodCount" INTEGER NOT NULL,
    "badCount" INTEGER NOT NULL,
    "takenCount" INTEGER NOT NULL DEFAULT 0,
    "uploadedBy" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "takenAt" TIMESTAMPTZ(3),

    CONSTRAINT "SalesImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SalesRow" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "rowKey" TEXT NOT NULL,
    "skuId" UUID,
    "soldAt" TIMESTAMPTZ(3),
    "localDate" DATE,
    "sold" INTEGER NOT NULL DEFAULT 0,
    "returned" INTEGER NOT NULL DEFAULT 0,
    "gross" INTEGER,
    "raw" JSONB NOT NULL,
    "problem" TEXT NOT NULL DEFAULT '',
    "detail" TEXT NOT NULL DEFAULT '',
    "taken" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SalesRow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SalesDay" (
    "brandId" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "skuId" UUID NOT NULL,
    "date" DATE NOT NULL,
    "opening" INTEGER NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "sold" INTEGER NOT NULL DEFAULT 0,
    "returned" INTEGER NOT NULL DEFAULT 0,
    "closing" INTEGER NOT NULL,
    "stockedOut" BOOLEAN NOT NULL DEFAULT false,
    "stockedOutAt" TIMESTAMPTZ(3),
    "hoursInStock" DOUBLE PRECISION NOT NULL,
    "hoursOpen" DOUBLE PRECISION NOT NULL DEFAULT 10,
    "refusedRequests" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SalesDay_pkey" PRIMARY KEY ("brandId","skuId","locationId","date")
);

-- CreateTable
CREATE TABLE "Shipment" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "fromLocationId" UUID NOT NULL,
    "toLocationId" UUID NOT NULL,
    "restockId" UUID,
    "state" TEXT NOT NULL DEFAULT 'packing',
    "carrier" TEXT NOT NULL DEFAULT '',
    "trackingCode" TEXT NOT NULL DEFAULT '',
    "expectedOn" DATE,
    "shippedAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Shipment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShipmentLine" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "shipmentId" UUID NOT NULL,
    "lotId" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "received" INTEGER,
    "discrepancy" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ShipmentLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lot" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "itemKind" TEXT NOT NULL,
    "skuId" UUID,
    "partRevisionId" UUID,
    "toyRevisionId" UUID,
    "runId" UUID,
    "quality" TEXT NOT NULL DEFAULT 'quarantine',
    "qualityReason" TEXT NOT NULL DEFAULT '',
    "recalledAt" TIMESTAMPTZ(3),
    "madeOn" DATE,
    "expiresOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StockMove" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "lotId" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "fromKind" TEXT NOT NULL,
    "fromLocationId" UUID,
    "toKind" TEXT NOT NULL,
    "toLocationId" UUID,
    "reason" TEXT NOT NULL,
    "sourceKind" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "reversesId" UUID,
    "actorId" UUID,
    "idempotencyKey" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StockMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StockBalance" (
    "brandId" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "lotId" UUID NOT NULL,
    "onHand" INTEGER NOT NULL DEFAULT 0,
    "allocated" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "StockBalance_pkey" PRIMARY KEY ("brandId","locationId","lotId")
);

-- CreateTable
CREATE TABLE "StockHold" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "lotId" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "sourceKind" TEXT NOT NULL,
    "sourceId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'held',
    "expiresAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StockHold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LotUse" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "consumedLotId" UUID NOT NULL,
    "producedLotId" UUID NOT NULL,
    "consumed" INTEGER NOT NULL,
    "firstUnit" INTEGER NOT NULL,
    "lastUnit" INTEGER NOT NULL,

    CONSTRAINT "LotUse_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Membership_brandId_idx" ON "Membership"("brandId");

-- CreateIndex
CREATE INDEX "Membership_organizationId_idx" ON "Membership"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_userId_brandId_key" ON "Membership"("userId", "brandId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_userId_organizationId_key" ON "Membership"("userId", "organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_brandId_email_idx" ON "Invitation"("brandId", "email");

-- CreateIndex
CREATE INDEX "Invitation_organizationId_email_idx" ON "Invitation"("organizationId", "email");

-- CreateIndex
CREATE INDEX "RateWindow_startedAt_idx" ON "RateWindow"("startedAt");

-- CreateIndex
CREATE INDEX "IdempotencyRecord_createdAt_idx" ON "IdempotencyRecord"("createdAt");

-- CreateIndex
CREATE INDEX "AuditEvent_brandId_at_idx" ON "AuditEvent"("brandId", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_brandId_subjectKind_subjectId_at_idx" ON "AuditEvent"("brandId", "subjectKind", "subjectId", "at");

-- CreateIndex
CREATE INDEX "Attachment_brandId_sha256_idx" ON "Attachment"("brandId", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_brandId_idx" ON "ApiToken"("brandId");

-- CreateIndex
CREATE INDEX "KeptMail_createdAt_idx" ON "KeptMail"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Toy_slug_key" ON "Toy"("slug");

-- CreateIndex
CREATE INDEX "Toy_brandId_state_name_idx" ON "Toy"("brandId", "state", "name");

-- CreateIndex
CREATE INDEX "ToyRevision_toyId_idx" ON "ToyRevision"("toyId");

-- CreateIndex
CREATE UNIQUE INDEX "ToyRevision_brandId_toyId_code_key" ON "ToyRevision"("brandId", "toyId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "ToyRevision_brandId_toyId_sequence_key" ON "ToyRevision"("brandId", "toyId", "sequence");

-- CreateIndex
CREATE INDEX "BomLine_toyRevisionId_idx" ON "BomLine"("toyRevisionId");

-- CreateIndex
CREATE INDEX "BomLine_brandId_partRevisionId_idx" ON "BomLine"("brandId", "partRevisionId");

-- CreateIndex
CREATE UNIQUE INDEX "BomLine_brandId_toyRevisionId_findNumber_key" ON "BomLine"("brandId", "toyRevisionId", "findNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Sku_gtin_key" ON "Sku"("gtin");

-- CreateIndex
CREATE INDEX "Sku_toyId_idx" ON "Sku"("toyId");

-- CreateIndex
CREATE UNIQUE INDEX "Sku_brandId_code_key" ON "Sku"("brandId", "code");

-- CreateIndex
CREATE INDEX "Part_brandId_name_idx" ON "Part"("brandId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Part_number_key" ON "Part"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Part_brandId_number_key" ON "Part"("brandId", "number");

-- CreateIndex
CREATE INDEX "PartRevision_partId_idx" ON "PartRevision"("partId");

-- CreateIndex
CREATE UNIQUE INDEX "PartRevision_brandId_partId_code_key" ON "PartRevision"("brandId", "partId", "code");

-- CreateIndex
CREATE INDEX "FitEdge_brandId_originalId_toyRevisionId_idx" ON "FitEdge"("brandId", "originalId", "toyRevisionId");

-- CreateIndex
CREATE UNIQUE INDEX "FitEdge_brandId_replacementId_originalId_toyRevisionId_key" ON "FitEdge"("brandId", "replacementId", "originalId", "toyRevisionId");

-- CreateIndex
CREATE UNIQUE INDEX "Guide_slug_key" ON "Guide"("slug");

-- CreateIndex
CREATE INDEX "Guide_toyId_idx" ON "Guide"("toyId");

-- CreateIndex
CREATE INDEX "Guide_brandId_idx" ON "Guide"("brandId");

-- CreateIndex
CREATE INDEX "Pilot_brandId_state_decisionDate_idx" ON "Pilot"("brandId", "state", "decisionDate");

-- CreateIndex
CREATE INDEX "Pilot_brandId_createdAt_id_idx" ON "Pilot"("brandId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Pilot_brandId_skuId_idx" ON "Pilot"("brandId", "skuId");

-- CreateIndex
CREATE UNIQUE INDEX "Pilot_brandId_number_key" ON "Pilot"("brandId", "number");

-- CreateIndex
CREATE INDEX "PilotMetric_pilotId_idx" ON "PilotMetric"("pilotId");

-- CreateIndex
CREATE UNIQUE INDEX "PilotMetric_brandId_pilotId_position_key" ON "PilotMetric"("brandId", "pilotId", "position");

-- CreateIndex
CREATE INDEX "PilotLearning_brandId_pilotId_idx" ON "PilotLearning"("brandId", "pilotId");

-- CreateIndex
CREATE INDEX "PilotAmendment_brandId_pilotId_idx" ON "PilotAmendment"("brandId", "pilotId");

-- CreateIndex
CREATE UNIQUE INDEX "Brand_slug_key" ON "Brand"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Organization_slug_key" ON "Organization"("slug");

-- CreateIndex
CREATE INDEX "Partnership_organizationId_idx" ON "Partnership"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Partnership_brandId_organizationId_key" ON "Partnership"("brandId", "organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Location_slug_key" ON "Location"("slug");

-- CreateIndex
CREATE INDEX "Location_organizationId_idx" ON "Location"("organizationId");

-- CreateIndex
CREATE INDEX "Location_brandId_idx" ON "Location"("brandId");

-- CreateIndex
CREATE INDEX "LocationClosure_locationId_lastDay_idx" ON "LocationClosure"("locationId", "lastDay");

-- CreateIndex
CREATE INDEX "Proposal_brandId_skuId_createdAt_idx" ON "Proposal"("brandId", "skuId", "createdAt");

-- CreateIndex
CREATE INDEX "Proposal_brandId_state_createdAt_idx" ON "Proposal"("brandId", "state", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_brandId_number_key" ON "Proposal"("brandId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Checklist_brandId_toyId_revision_key" ON "Checklist"("brandId", "toyId", "revision");

-- CreateIndex
CREATE INDEX "Inspection_brandId_state_createdAt_idx" ON "Inspection"("brandId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "Inspection_brandId_lotId_idx" ON "Inspection"("brandId", "lotId");

-- CreateIndex
CREATE INDEX "Inspection_locationId_state_idx" ON "Inspection"("locationId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Inspection_brandId_number_key" ON "Inspection"("brandId", "number");

-- CreateIndex
CREATE INDEX "InspectionResult_brandId_inspectionId_position_idx" ON "InspectionResult"("brandId", "inspectionId", "position");

-- CreateIndex
CREATE INDEX "Recall_state_publishedAt_idx" ON "Recall"("state", "publishedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Recall_brandId_number_key" ON "Recall"("brandId", "number");

-- CreateIndex
CREATE INDEX "RecallLot_lotId_idx" ON "RecallLot"("lotId");

-- CreateIndex
CREATE UNIQUE INDEX "Policy_brandId_kind_revision_key" ON "Policy"("brandId", "kind", "revision");

-- CreateIndex
CREATE INDEX "RestockRequest_brandId_state_createdAt_idx" ON "RestockRequest"("brandId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "RestockRequest_brandId_createdAt_id_idx" ON "RestockRequest"("brandId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "RestockRequest_organizationId_createdAt_idx" ON "RestockRequest"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "RestockRequest_shipToId_idx" ON "RestockRequest"("shipToId");

-- CreateIndex
CREATE UNIQUE INDEX "RestockRequest_brandId_number_key" ON "RestockRequest"("brandId", "number");

-- CreateIndex
CREATE INDEX "RestockLine_requestId_idx" ON "RestockLine"("requestId");

-- CreateIndex
CREATE INDEX "RestockLine_brandId_skuId_idx" ON "RestockLine"("brandId", "skuId");

-- CreateIndex
CREATE UNIQUE INDEX "RestockLine_brandId_requestId_position_key" ON "RestockLine"("brandId", "requestId", "position");

-- CreateIndex
CREATE INDEX "OutputHold_brandId_runId_state_idx" ON "OutputHold"("brandId", "runId", "state");

-- CreateIndex
CREATE INDEX "OutputHold_brandId_restockLineId_idx" ON "OutputHold"("brandId", "restockLineId");

-- CreateIndex
CREATE INDEX "Capability_locationId_idx" ON "Capability"("locationId");

-- CreateIndex
CREATE UNIQUE INDEX "Capability_brandId_locationId_toyId_key" ON "Capability"("brandId", "locationId", "toyId");

-- CreateIndex
CREATE INDEX "Run_brandId_state_createdAt_idx" ON "Run"("brandId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "Run_brandId_createdAt_id_idx" ON "Run"("brandId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Run_brandId_pilotId_idx" ON "Run"("brandId", "pilotId");

-- CreateIndex
CREATE INDEX "Run_brandId_skuId_idx" ON "Run"("brandId", "skuId");

-- CreateIndex
CREATE INDEX "Run_locationId_state_idx" ON "Run"("locationId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Run_brandId_number_key" ON "Run"("brandId", "number");

-- CreateIndex
CREATE INDEX "ProductionReport_brandId_runId_at_idx" ON "ProductionReport"("brandId", "runId", "at");

-- CreateIndex
CREATE INDEX "SalesImport_brandId_createdAt_id_idx" ON "SalesImport"("brandId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "SalesImport_organizationId_createdAt_idx" ON "SalesImport"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "SalesRow_brandId_rowKey_idx" ON "SalesRow"("brandId", "rowKey");

-- CreateIndex
CREATE UNIQUE INDEX "SalesRow_brandId_importId_line_key" ON "SalesRow"("brandId", "importId", "line");

-- CreateIndex
CREATE INDEX "SalesDay_brandId_date_idx" ON "SalesDay"("brandId", "date");

-- CreateIndex
CREATE INDEX "SalesDay_locationId_date_idx" ON "SalesDay"("locationId", "date");

-- CreateIndex
CREATE INDEX "Shipment_brandId_state_createdAt_idx" ON "Shipment"("brandId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "Shipment_brandId_createdAt_id_idx" ON "Shipment"("brandId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Shipment_brandId_restockId_idx" ON "Shipment"("brandId", "restockId");

-- CreateIndex
CREATE INDEX "Shipment_fromLocationId_state_idx" ON "Shipment"("fromLocationId", "state");

-- CreateIndex
CREATE INDEX "Shipment_toLocationId_state_idx" ON "Shipment"("toLocationId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Shipment_brandId_number_key" ON "Shipment"("brandId", "number");

-- CreateIndex
CREATE INDEX "ShipmentLine_shipmentId_idx" ON "ShipmentLine"("shipmentId");

-- CreateIndex
CREATE INDEX "ShipmentLine_brandId_lotId_idx" ON "ShipmentLine"("brandId", "lotId");

-- CreateIndex
CREATE INDEX "Lot_brandId_skuId_quality_idx" ON "Lot"("brandId", "skuId", "quality");

-- CreateIndex
CREATE INDEX "Lot_brandId_runId_idx" ON "Lot"("brandId", "runId");

-- CreateIndex
CREATE INDEX "Lot_skuId_code_idx" ON "Lot"("skuId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Lot_brandId_code_key" ON "Lot"("brandId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "StockMove_reversesId_key" ON "StockMove"("reversesId");

-- CreateIndex
CREATE INDEX "StockMove_brandId_lotId_at_idx" ON "StockMove"("brandId", "lotId", "at");

-- CreateIndex
CREATE INDEX "StockMove_brandId_sourceKind_sourceId_idx" ON "StockMove"("brandId", "sourceKind", "sourceId");

-- CreateIndex
CREATE INDEX "StockMove_brandId_fromLocationId_at_idx" ON "StockMove"("brandId", "fromLocationId", "at");

-- CreateIndex
CREATE INDEX "StockMove_brandId_toLocationId_at_idx" ON "StockMove"("brandId", "toLocationId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "StockMove_brandId_idempotencyKey_key" ON "StockMove"("brandId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "StockBalance_lotId_idx" ON "StockBalance"("lotId");

-- CreateIndex
CREATE INDEX "StockHold_brandId_sourceKind_sourceId_idx" ON "StockHold"("brandId", "sourceKind", "sourceId");

-- CreateIndex
CREATE INDEX "StockHold_brandId_lotId_locationId_state_idx" ON "StockHold"("brandId", "lotId", "locationId", "state");

-- CreateIndex
CREATE INDEX "StockHold_state_expiresAt_idx" ON "StockHold"("state", "expiresAt");

-- CreateIndex
CREATE INDEX "LotUse_brandId_consumedLotId_idx" ON "LotUse"("brandId", "consumedLotId");

-- CreateIndex
CREATE INDEX "LotUse_brandId_producedLotId_idx" ON "LotUse"("brandId", "producedLotId");

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Toy" ADD CONSTRAINT "Toy_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToyRevision" ADD CONSTRAINT "ToyRevision_toyId_fkey" FOREIGN KEY ("toyId") REFERENCES "Toy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BomLine" ADD CONSTRAINT "BomLine_toyRevisionId_fkey" FOREIGN KEY ("toyRevisionId") REFERENCES "ToyRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BomLine" ADD CONSTRAINT "BomLine_partRevisionId_fkey" FOREIGN KEY ("partRevisionId") REFERENCES "PartRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sku" ADD CONSTRAINT "Sku_toyId_fkey" FOREIGN KEY ("toyId") REFERENCES "Toy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartRevision" ADD CONSTRAINT "PartRevision_partId_fkey" FOREIGN KEY ("partId") REFERENCES "Part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Guide" ADD CONSTRAINT "Guide_toyId_fkey" FOREIGN KEY ("toyId") REFERENCES "Toy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PilotMetric" ADD CONSTRAINT "PilotMetric_pilotId_fkey" FOREIGN KEY ("pilotId") REFERENCES "Pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PilotLearning" ADD CONSTRAINT "PilotLearning_pilotId_fkey" FOREIGN KEY ("pilotId") REFERENCES "Pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PilotAmendment" ADD CONSTRAINT "PilotAmendment_pilotId_fkey" FOREIGN KEY ("pilotId") REFERENCES "Pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Partnership" ADD CONSTRAINT "Partnership_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Partnership" ADD CONSTRAINT "Partnership_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Location" ADD CONSTRAINT "Location_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Location" ADD CONSTRAINT "Location_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LocationClosure" ADD CONSTRAINT "LocationClosure_locationId_fkey" FOREIGN KEY ("locationId") REFERENCES "Location"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InspectionResult" ADD CONSTRAINT "InspectionResult_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecallLot" ADD CONSTRAINT "RecallLot_recallId_fkey" FOREIGN KEY ("recallId") REFERENCES "Recall"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RestockLine" ADD CONSTRAINT "RestockLine_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "RestockRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductionReport" ADD CONSTRAINT "ProductionReport_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesRow" ADD CONSTRAINT "SalesRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "SalesImport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShipmentLine" ADD CONSTRAINT "ShipmentLine_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "Shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockMove" ADD CONSTRAINT "StockMove_lotId_fkey" FOREIGN KEY ("lotId") REFERENCES "Lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockBalance" ADD CONSTRAINT "StockBalance_lotId_fkey" FOREIGN KEY ("lotId") REFERENCES "Lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
