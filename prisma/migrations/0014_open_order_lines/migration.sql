-- What is still to come of a part, beside everything that ever came of it.
CREATE INDEX "PurchaseOrderLine_open" ON "PurchaseOrderLine" ("brandId", "partRevisionId") WHERE "quantity" > "received";
