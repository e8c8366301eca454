import { PageHead } from '#ui/page-head.tsx'

export default function NotFound() {
  return <PageHead title="There is no such page here" about="It may have been moved, or the address is not whole. Your orders and your shelf are in the menu." />
}
