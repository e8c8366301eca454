/** A name as part of an address: 'Café Lantern' → 'cafe-lantern'. Letters without a Latin base are left out; an empty result becomes 'place'. */
export function slugOf(name: string, otherwise = 'place'): string {
  const slug = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/['’]/g, '').replace(/&/g, ' and ').toLowerCase()
    .replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 48).replace(/-+$/, '')
  return slug.length >= 3 ? slug : [slug, otherwise].filter(Boolean).join('-')
}
