-- What the database holds by itself, whoever writes. States are the words of the domain; their order is in the rooms' state machines.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- States
ALTER TABLE "Pilot" ADD CONSTRAINT "Pilot_state_known" CHECK ("state" IN ('draft', 'approved', 'running', 'deciding', 'closed', 'cancelled'));
ALTER TABLE "Pilot" ADD CONSTRAINT "Pilot_decision_known" CHECK ("decision" IN ('repeat', 'iterate', 'stop'));
ALTER TABLE "Run" ADD CONSTRAINT "Run_state_known" CHECK ("state" IN ('draft', 'quoted', 'confirmed', 'released', 'in-production', 'paused', 'produced', 'closed', 'cancelled', 'stopped'));
ALTER TABLE "Run" ADD CONSTRAINT "Run_purpose_known" CHECK ("purpose" IN ('pilot', 'sale'));
ALTER TABLE "Lot" ADD CONSTRAINT "Lot_quality_known" CHECK ("quality" IN ('quarantine', 'released', 'held', 'rejected'));
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_state_known" CHECK ("state" IN ('planned', 'in-progress', 'passed', 'failed', 'superseded'));
ALTER TABLE "RestockRequest" ADD CONSTRAINT "RestockRequest_state_known" CHECK ("state" IN ('draft', 'submitted', 'promised', 'accepted', 'picking', 'shipped', 'received', 'closed', 'declined', 'cancelled', 'expired'));
ALTER TABLE "Shipment" ADD CONSTRAINT "Shipment_state_known" CHECK ("state" IN ('packing', 'ready', 'in-transit', 'delivered', 'lost', 'voided'));
ALTER TABLE "Recall" ADD CONSTRAINT "Recall_state_known" CHECK ("state" IN ('draft', 'published', 'closed'));
ALTER TABLE "Toy" ADD CONSTRAINT "Toy_state_known" CHECK ("state" IN ('draft', 'active', 'retired'));
ALTER TABLE "ToyRevision" ADD CONSTRAINT "ToyRevision_state_known" CHECK ("state" IN ('draft', 'released', 'superseded'));
ALTER TABLE "Sku" ADD CONSTRAINT "Sku_state_known" CHECK ("state" IN ('draft', 'active', 'retired'));
ALTER TABLE "Part" ADD CONSTRAINT "Part_state_known" CHECK ("state" IN ('active', 'retired'));
ALTER TABLE "Checklist" ADD CONSTRAINT "Checklist_state_known" CHECK ("state" IN ('current', 'replaced'));
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_state_known" CHECK ("state" IN ('open', 'accepted', 'declined'));
ALTER TABLE "StockHold" ADD CONSTRAINT "StockHold_state_known" CHECK ("state" IN ('held', 'used', 'let-go'));
ALTER TABLE "OutputHold" ADD CONSTRAINT "OutputHold_state_known" CHECK ("state" IN ('held', 'used', 'let-go'));
ALTER TABLE "SalesImport" ADD CONSTRAINT "SalesImport_state_known" CHECK ("state" IN ('checked', 'taken', 'discarded'));
ALTER TABLE "Partnership" ADD CONSTRAINT "Partnership_state_known" CHECK ("state" IN ('invited', 'approved', 'suspended', 'ended'));
ALTER TABLE "Location" ADD CONSTRAINT "Location_state_known" CHECK ("state" IN ('open', 'closed'));

-- Kinds
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_kind_known" CHECK ("kind" IN ('microfactory', 'retailer'));
ALTER TABLE "Location" ADD CONSTRAINT "Location_kind_known" CHECK ("kind" IN ('workshop', 'warehouse', 'shop', 'venue'));
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_role_known" CHECK ("role" IN ('owner', 'manager', 'quality', 'viewer', 'lead', 'operator', 'buyer', 'staff'));
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_role_known" CHECK ("role" IN ('owner', 'manager', 'quality', 'viewer', 'lead', 'operator', 'buyer', 'staff'));
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_role_known" CHECK ("role" IN ('owner', 'manager', 'quality', 'viewer'));
ALTER TABLE "Lot" ADD CONSTRAINT "Lot_itemKind_known" CHECK ("itemKind" IN ('sku', 'part', 'material'));
ALTER TABLE "StockMove" ADD CONSTRAINT "StockMove_fromKind_known" CHECK ("fromKind" IN ('location', 'transit', 'supplier', 'production', 'customer', 'scrap', 'count'));
ALTER TABLE "StockMove" ADD CONSTRAINT "StockMove_toKind_known" CHECK ("toKind" IN ('location', 'transit', 'supplier', 'production', 'customer', 'scrap', 'count'));
ALTER TABLE "FitEdge" ADD CONSTRAINT "FitEdge_fit_known" CHECK ("fit" IN ('exact', 'with-change', 'not-safe'));
ALTER TABLE "Guide" ADD CONSTRAINT "Guide_difficulty_known" CHECK ("difficulty" IN ('easy', 'moderate', 'needs-an-adult'));
ALTER TABLE "PartRevision" ADD CONSTRAINT "PartRevision_selfPrintClass_known" CHECK ("selfPrintClass" IN ('none', 'free', 'supervised'));
ALTER TABLE "PilotMetric" ADD CONSTRAINT "PilotMetric_direction_known" CHECK ("direction" IN ('at-least', 'at-most'));
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_verdict_known" CHECK ("verdict" IN ('make', 'make-none', 'not-enough-evidence'));

-- Whose it is: a brand's or an organization's, never both, never neither
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_one_owner" CHECK (num_nonnulls("brandId", "organizationId") = 1);
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_one_owner" CHECK (num_nonnulls("brandId", "organizationId") = 1);
ALTER TABLE "Location" ADD CONSTRAINT "Location_one_owner" CHECK (num_nonnulls("brandId", "organizationId") = 1);

-- Stock: no oversell, and moves that say where from and where to
ALTER TABLE "StockBalance" ADD CONSTRAINT "StockBalance_within" CHECK (0 <= "allocated" AND "allocated" <= "onHand");
ALTER TABLE "StockMove" ADD CONSTRAINT "StockMove_quantity_positive" CHECK ("quantity" > 0);
ALTER TABLE "StockMove" ADD CONSTRAINT "StockMove_from_place" CHECK (("fromKind" = 'location') = ("fromLocationId" IS NOT NULL));
ALTER TABLE "StockMove" ADD CONSTRAINT "StockMove_to_place" CHECK (("toKind" = 'location') = ("toLocationId" IS NOT NULL));
ALTER TABLE "StockMove" ADD CONSTRAINT "StockMove_goes_somewhere" CHECK ("fromKind" <> "toKind" OR "fromLocationId" <> "toLocationId");
ALTER TABLE "StockHold" ADD CONSTRAINT "StockHold_quantity_positive" CHECK ("quantity" > 0);
ALTER TABLE "OutputHold" ADD CONSTRAINT "OutputHold_quantity_positive" CHECK ("quantity" > 0);
ALTER TABLE "Lot" ADD CONSTRAINT "Lot_sku_when_finished" CHECK (("itemKind" = 'sku') = ("skuId" IS NOT NULL));
ALTER TABLE "Lot" ADD CONSTRAINT "Lot_part_when_part" CHECK (("itemKind" = 'part') = ("partRevisionId" IS NOT NULL));
ALTER TABLE "LotUse" ADD CONSTRAINT "LotUse_range" CHECK ("consumed" > 0 AND "firstUnit" >= 1 AND "lastUnit" >= "firstUnit" AND "consumedLotId" <> "producedLotId");

-- Numbers that cannot be
ALTER TABLE "BomLine" ADD CONSTRAINT "BomLine_quantity_positive" CHECK ("quantity" > 0 AND "findNumber" > 0);
ALTER TABLE "Sku" ADD CONSTRAINT "Sku_prices" CHECK ("wholesalePrice" >= 0 AND "retailPrice" >= 0);
ALTER TABLE "Sku" ADD CONSTRAINT "Sku_steps" CHECK ("minimum" >= 1 AND "multiple" >= 1);
ALTER TABLE "Sku" ADD CONSTRAINT "Sku_gtin_14" CHECK ("gtin" ~ '^[0-9]{14}$');
ALTER TABLE "PartRevision" ADD CONSTRAINT "PartRevision_costs" CHECK ("unitCost" >= 0 AND ("sparePrice" IS NULL OR "sparePrice" >= 0));
ALTER TABLE "PartRevision" ADD CONSTRAINT "PartRevision_safety_flags_known" CHECK ("safetyFlags" <@ ARRAY['small-part', 'magnet', 'battery', 'cord', 'sharp-edge']);
ALTER TABLE "FitEdge" ADD CONSTRAINT "FitEdge_two_parts" CHECK ("replacementId" <> "originalId");
ALTER TABLE "Run" ADD CONSTRAINT "Run_counts" CHECK ("quantity" > 0 AND "goodCount" >= 0 AND "scrapCount" >= 0);
ALTER TABLE "Run" ADD CONSTRAINT "Run_costs" CHECK (("unitCost" IS NULL OR "unitCost" >= 0) AND ("setupCost" IS NULL OR "setupCost" >= 0));
ALTER TABLE "ProductionReport" ADD CONSTRAINT "ProductionReport_counts" CHECK ("good" >= 0 AND "scrap" >= 0 AND "good" + "scrap" > 0);
ALTER TABLE "Capability" ADD CONSTRAINT "Capability_figures" CHECK ("setupMinutes" >= 0 AND "secondsPerUnit" > 0 AND "unitCost" >= 0 AND "setupCost" >= 0 AND "yieldPermille" BETWEEN 1 AND 1000 AND "minimumQuantity" BETWEEN 1 AND "maximumQuantity");
ALTER TABLE "Pilot" ADD CONSTRAINT "Pilot_figures" CHECK ("plannedQuantity" > 0 AND ("budget" IS NULL OR "budget" >= 0));
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_quantity" CHECK ("quantity" >= 0);
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_lot_size" CHECK ("lotSize" > 0);
ALTER TABLE "InspectionResult" ADD CONSTRAINT "InspectionResult_position" CHECK ("position" >= 1);
ALTER TABLE "RestockLine" ADD CONSTRAINT "RestockLine_figures" CHECK ("quantity" > 0 AND "unitPrice" >= 0);
ALTER TABLE "Shipment" ADD CONSTRAINT "Shipment_two_places" CHECK ("fromLocationId" <> "toLocationId");
ALTER TABLE "ShipmentLine" ADD CONSTRAINT "ShipmentLine_figures" CHECK ("quantity" > 0 AND ("received" IS NULL OR "received" >= 0));
ALTER TABLE "SalesRow" ADD CONSTRAINT "SalesRow_figures" CHECK ("sold" >= 0 AND "returned" >= 0 AND "line" >= 1);
ALTER TABLE "SalesDay" ADD CONSTRAINT "SalesDay_figures" CHECK ("received" >= 0 AND "sold" >= 0 AND "returned" >= 0 AND "refusedRequests" >= 0 AND "hoursInStock" >= 0 AND "hoursOpen" >= 0);
ALTER TABLE "Location" ADD CONSTRAINT "Location_coordinates" CHECK ("latitude" BETWEEN -90 AND 90 AND "longitude" BETWEEN -180 AND 180);
ALTER TABLE "Location" ADD CONSTRAINT "Location_cut_off" CHECK ("cutOffMinutes" BETWEEN 0 AND 1439);
ALTER TABLE "LocationClosure" ADD CONSTRAINT "LocationClosure_days" CHECK ("firstDay" <= "lastDay");
ALTER TABLE "Partnership" ADD CONSTRAINT "Partnership_terms" CHECK ("paymentTermsDays" >= 0 AND ("creditLimit" IS NULL OR "creditLimit" >= 0));
ALTER TABLE "NumberSequence" ADD CONSTRAINT "NumberSequence_next_positive" CHECK ("next" > 0);
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_content" CHECK ("bytes" >= 0 AND "sha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "User" ADD CONSTRAINT "User_email_lower_case" CHECK ("email" = lower("email"));
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_email_lower_case" CHECK ("email" = lower("email"));

-- What a state needs

ALTER TABLE "Pilot" ADD CONSTRAINT "Pilot_closed_with_decision" CHECK ("state" <> 'closed' OR ("decision" IS NOT NULL AND "verdict" IS NOT NULL));
ALTER TABLE "Run" ADD CONSTRAINT "Run_released_is_frozen" CHECK ("state" IN ('draft', 'quoted', 'confirmed', 'cancelled') OR ("frozen" IS NOT NULL AND "frozenHash" IS NOT NULL));
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_accepted_has_run" CHECK ("state" <> 'accepted' OR "acceptedRunId" IS NOT NULL);

-- One at a time
CREATE UNIQUE INDEX "Checklist_one_current" ON "Checklist" ("brandId", "toyId") WHERE "state" = 'current';
CREATE UNIQUE INDEX "Inspection_one_open" ON "Inspection" ("brandId", "lotId") WHERE "state" IN ('planned', 'in-progress');
CREATE UNIQUE INDEX "InspectionResult_one_valid" ON "InspectionResult" ("brandId", "inspectionId", "position", "itemKey") WHERE "supersededAt" IS NULL;

-- Search by any part of a name or number. "IS NOT NULL" is implied by every search; it makes them partial, as all indexes written by hand here.
CREATE INDEX "Part_name_search" ON "Part" USING gin ("name" gin_trgm_ops) WHERE "name" IS NOT NULL;
CREATE INDEX "Part_number_search" ON "Part" USING gin ("number" gin_trgm_ops) WHERE "number" IS NOT NULL;
CREATE INDEX "Toy_name_search" ON "Toy" USING gin ("name" gin_trgm_ops) WHERE "name" IS NOT NULL;
CREATE INDEX "Lot_code_search" ON "Lot" ("code") WHERE "code" IS NOT NULL;

-- Append only: a mistake is corrected by a new row
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'object_not_in_prerequisite_state';
END $$;

CREATE TRIGGER "StockMove_append_only" BEFORE UPDATE OR DELETE ON "StockMove" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "StockMove_keep" BEFORE TRUNCATE ON "StockMove" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AuditEvent_keep" BEFORE TRUNCATE ON "AuditEvent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Recorded results stay: they are superseded or undone, never removed
CREATE TRIGGER "InspectionResult_keep" BEFORE DELETE ON "InspectionResult" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ProductionReport_keep" BEFORE DELETE ON "ProductionReport" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Frozen means frozen
CREATE FUNCTION refuse_thaw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What was frozen in % does not change', TG_TABLE_NAME USING ERRCODE = 'object_not_in_prerequisite_state';
END $$;

CREATE TRIGGER "Run_frozen" BEFORE UPDATE ON "Run" FOR EACH ROW
  WHEN (OLD."frozenHash" IS NOT NULL AND (NEW."frozenHash" IS DISTINCT FROM OLD."frozenHash" OR NEW."frozen" IS DISTINCT FROM OLD."frozen"))
  EXECUTE FUNCTION refuse_thaw();
CREATE TRIGGER "Inspection_plan_frozen" BEFORE UPDATE ON "Inspection" FOR EACH ROW
  WHEN (OLD."startedAt" IS NOT NULL AND (NEW."plan" IS DISTINCT FROM OLD."plan" OR NEW."planHash" IS DISTINCT FROM OLD."planHash" OR NEW."sampleUnits" IS DISTINCT FROM OLD."sampleUnits"))
  EXECUTE FUNCTION refuse_thaw();
