import { cx } from './class-names.ts'

/** Stands where something real is being waited for. Give it the size of what will come. */
export function Skeleton({ className = 'h-4 w-40' }: { readonly className?: string }) {
  return <span aria-hidden className={cx('breathe block rounded-control bg-line', className)} />
}

/** A table on its way. */
export function TableSkeleton({ rows = 8, columns = 4 }: { readonly rows?: number; readonly columns?: number }) {
  return (
    <div role="status" aria-label="Loading" className="grid">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-10 items-center gap-6 border-b border-line px-2">
          {Array.from({ length: columns }, (_, column) => <Skeleton key={column} className={cx('h-3.5', column === 0 ? 'w-2/5 max-w-40' : 'ml-auto w-1/6 max-w-16')} />)}
        </div>
      ))}
    </div>
  )
}
