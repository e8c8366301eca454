/** CSV text as an answer that is saved as `name`.csv. Never cached: it shows the moment it was asked for. */
export function csvResponse(text: string, name: string): Response {
  return new Response(text, {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]+/g, '-')}.csv"`, 'cache-control': 'private, no-store' },
  })
}
