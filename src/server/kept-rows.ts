/**
 * What every successful command leaves behind, as the common table expressions `event` and `reply` of a statement: its audit events (`events`, a parameter
 * with a JSON list) and the reply that a later request with the same key gets (`replies`, likewise). Written only while `gate`, another
 * expression of the statement, has a row. The reply of a command that answers nothing is JSON null, which a recordset reads as NULL.
 */
export function keptRows(events: string, replies: string, gate?: string): string {
  const when = gate ? ` where exists (select 1 from ${gate})` : ''
  return `event as (
      insert into "AuditEvent" (id, "brandId", "organizationId", type, "subjectKind", "subjectId", "actorId", "actorName", data, at)
      select id, "brandId", "organizationId", type, "subjectKind", "subjectId", "actorId", "actorName", data, at
        from jsonb_to_recordset(${events}::jsonb) as e(id uuid, "brandId" uuid, "organizationId" uuid, type text, "subjectKind" text, "subjectId" text, "actorId" uuid, "actorName" text, data jsonb, at timestamptz)${when}),
    reply as (
      insert into "IdempotencyRecord" ("actorKey", key, command, "requestHash", reply, refusal, "createdAt")
      select "actorKey", key, command, "requestHash", coalesce(reply, 'null'), refusal, "createdAt"
        from jsonb_to_recordset(${replies}::jsonb) as r("actorKey" text, key text, command text, "requestHash" text, reply jsonb, refusal jsonb, "createdAt" timestamptz)${when}
      ${gate ? '' : 'on conflict do nothing '}returning 1)`
}
