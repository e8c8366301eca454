/** The address of a run on the floor. Brands number their own runs, so the brand is named too. */
export function floorRunPath(workshop: string, run: { readonly number: string; readonly brandSlug: string }): string {
  return `/f/${workshop}/runs/${run.number}${run.brandSlug ? `?brand=${run.brandSlug}` : ''}`
}
