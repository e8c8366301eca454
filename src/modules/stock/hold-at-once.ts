import { usableText } from './usable-stock.ts'

/**
 * Holding stock as part of a larger statement, for hot paths: the common table expressions that lock the balances in their fixed order, ask the gate,
 * and write all holds or none. `gate`: an expression that must have a row. The parameters: brand, picks (JSON list of {id, lotId, locationId, quantity,
 * sourceKind, sourceId}), expiry and moment. The expression `holdable` has a row exactly when everything is held.
 * The lots are locked too (shared), so that one which is being put on hold is read as it is then, not as it was when the statement began.
 */
export function holdAtOnce(gate: string, [brandId, picks, expiresAt, now]: readonly [string, string, string, string]): string {
  return `pick as (select * from jsonb_to_recordset(${picks}::jsonb) as h(id uuid, "lotId" uuid, "locationId" uuid, quantity int, "sourceKind" text, "sourceId" uuid)),
    total as (select "locationId", "lotId", sum(quantity)::int as quantity from pick group by 1, 2),
    locked as (
      select b."locationId", b."lotId"
        from total t
        join "StockBalance" b on b."brandId" = ${brandId}::uuid and b."locationId" = t."locationId" and b."lotId" = t."lotId"
        join "Lot" l on l.id = b."lotId" and l."brandId" = b."brandId"
        join "Location" p on p.id = b."locationId"
       where exists (select 1 from ${gate}) and b."onHand" - b.allocated >= t.quantity and ${usableText(now)}
       order by b."locationId", b."lotId"
         for update of b for share of l),
    holdable as (select 1 as yes from ${gate} where (select count(*) from locked) = (select count(*) from total)),
    held as (
      insert into "StockHold" (id, "brandId", "lotId", "locationId", quantity, "sourceKind", "sourceId", state, "expiresAt", "createdAt")
      select h.id, ${brandId}::uuid, h."lotId", h."locationId", h.quantity, h."sourceKind", h."sourceId", 'held', ${expiresAt}::timestamptz, ${now}::timestamptz
        from pick h, holdable),
    allocated as (
      update "StockBalance" b set allocated = b.allocated + t.quantity from total t, holdable
       where b."brandId" = ${brandId}::uuid and b."locationId" = t."locationId" and b."lotId" = t."lotId")`
}
