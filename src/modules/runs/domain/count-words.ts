/** Good and scrap in one phrase: "20 good, 1 scrap". */
export function countWords({ good, scrap }: { readonly good: number; readonly scrap: number }): string {
  if (good === 0 && scrap > 0) return `${scrap.toLocaleString('en-US')} scrap`
  return `${good.toLocaleString('en-US')} good${scrap > 0 ? `, ${scrap.toLocaleString('en-US')} scrap` : ''}`
}
