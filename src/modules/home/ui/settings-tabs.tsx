import { Tabs } from '#ui/tabs.tsx'

export function SettingsTabs({ brand, current }: { readonly brand: string; readonly current: 'brand' | 'places' | 'members' | 'tokens' }) {
  const base = `/b/${brand}/settings`
  return (
    <Tabs label="Settings" tabs={[
      { label: 'Brand', href: base, current: current === 'brand' }, { label: 'Places', href: `${base}/places`, current: current === 'places' },
      { label: 'People', href: `${base}/members`, current: current === 'members' }, { label: 'API tokens', href: `${base}/tokens`, current: current === 'tokens' },
    ]} />
  )
}
