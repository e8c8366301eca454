import { Tabs } from '#ui/tabs.tsx'
import { withParams, type Params } from '#ui/url-params.ts'

/** Which of the retailer's shops; nothing for a retailer with one. */
export function ShopTabs({ path, params = {}, shops, current }: { readonly path: string; readonly params?: Params; readonly shops: readonly { readonly id: string; readonly name: string }[]; readonly current: string }) {
  if (shops.length < 2) return null
  return <div className="mt-3"><Tabs label="Shops" tabs={shops.map(({ id, name }) => ({ label: name, href: withParams(path, params, { shop: id }), current: id === current }))} /></div>
}
