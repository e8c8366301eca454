-- CreateIndex
CREATE INDEX "PartRevision_brandId_material_partId_idx" ON "PartRevision"("brandId", "material", "partId");

-- CreateIndex
CREATE INDEX "PartRevision_brandId_unitCost_partId_idx" ON "PartRevision"("brandId", "unitCost", "partId");

-- What the schema language cannot say: parts that are not sold as spares come last, whichever way the list runs.
CREATE INDEX "PartRevision_spare_up" ON "PartRevision" ("brandId", coalesce("sparePrice", 2147483647), "partId") WHERE "sequence" > 0;
CREATE INDEX "PartRevision_spare_down" ON "PartRevision" ("brandId", coalesce("sparePrice", -1), "partId") WHERE "sequence" > 0;
