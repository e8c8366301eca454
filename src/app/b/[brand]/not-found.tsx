import { EmptyState } from '#ui/empty-state.tsx'

export default function NotFound() {
  return <EmptyState title="There is no such page here">It may have been moved, or the address is not whole. Press <kbd>/</kbd> to search this workspace.</EmptyState>
}
