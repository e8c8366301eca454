-- A "no" that stands: the same request under the same key hears it again.
ALTER TABLE "IdempotencyRecord" ADD COLUMN "refusal" JSONB;
