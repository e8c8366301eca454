-- What the schema language cannot say: parts by kind, and within a kind by name, as the list puts them.
CREATE INDEX "Part_kind" ON "Part" ("brandId", ("category" || ' ' || lower("name")), "id");
