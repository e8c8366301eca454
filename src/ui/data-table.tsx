import type { ReactNode } from 'react'
import { cx } from './class-names.ts'
import { Icon } from './icon.tsx'
import { TableRow, TableRows } from './table-rows.tsx'
import { withParams, type Params } from './url-params.ts'

export interface Column<Row> {
  readonly key: string
  readonly label: string
  readonly cell: (row: Row) => ReactNode
  /** Right-aligned, tabular. */
  readonly number?: boolean
  /** Name for the `sort` parameter; without it the column does not sort. */
  readonly sort?: string
  /** Which end is seen first when the column is chosen: of numbers the most, of all else the least (A, the earliest day), unless it is said here. */
  readonly first?: 'most' | 'least'
  /** Shown in the foot row. */
  readonly total?: ReactNode
  readonly className?: string
}

export interface Sorting {
  /** The list's address without parameters, and the parameters it has now. */
  readonly path: string
  readonly params: Params
  /** As in the URL: 'name' ascending, '-name' descending. */
  readonly sort: string
}

/**
 * A table of rows. The first column is the row's title: with `href` it is a link that covers the whole row, a plain one: the frame's
 * ListKeys goes there without loading the frame again, and moves between rows by key.
 * Under 640 px each row becomes a short list, and the head a line of what the rows can be sorted by. Sorting is by links; `sorting` tells
 * what the URL holds now.
 */
export function DataTable<Row>({ caption, columns, rows, rowKey, href, sorting, empty, select, bulk, showCaption }: {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly href?: (row: Row) => string | undefined
  readonly sorting?: Sorting
  readonly empty?: ReactNode
  /** A checkbox a row, named `name`, belonging to the form with this id. */
  readonly select?: { readonly form: string; readonly name: string; readonly label: (row: Row) => string }
  /** Shown while rows are chosen: buttons of that form. */
  readonly bulk?: ReactNode
  readonly showCaption?: boolean
}) {
  if (rows.length === 0 && empty) return <>{empty}</>
  const totals = columns.some((column) => column.total !== undefined)
  return (
    <div className="bulk-scope">
      <table className="data-table" role="table">
        <caption className={showCaption ? 'pb-2 text-left text-sm text-ink-soft' : 'sr-only'}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {select && <th scope="col" role="columnheader" className="w-8"><span className="sr-only">Choose</span></th>}
            {columns.map((column) => <HeadCell key={column.key} column={column} sorting={sorting} />)}
          </tr>
        </thead>
        <TableRows columns={columns.map((column) => ({ label: column.label, ...classOf(column) }))} select={select && { form: select.form, name: select.name }}>
          {rows.map((row) => <TableRow key={rowKey(row)} link={href?.(row)} choose={select && { value: rowKey(row), label: select.label(row) }} cells={columns.map((column) => column.cell(row))} />)}
        </TableRows>
        {totals && (
          <tfoot role="rowgroup">
            <tr role="row">
              {select && <td role="cell" />}
              {columns.map((column, index) => index === 0
                ? <th key={column.key} scope="row" role="rowheader">{column.total ?? 'Total'}</th>
                : <td key={column.key} role="cell" data-label={column.total === undefined ? undefined : column.label} {...classOf({ ...column, className: undefined })}>{column.total}</td>)}
            </tr>
          </tfoot>
        )}
      </table>
      {bulk && <div className="bulk-bar sticky bottom-3 z-10 mx-auto mt-3 w-fit flex-wrap items-center gap-3 rounded-surface bg-ink px-4 py-2.5 text-paper shadow-float">{bulk}</div>}
    </div>
  )
}

/** Nothing at all rather than an empty attribute, which would be sent with every cell. */
function classOf<Row>(column: Column<Row>): { className?: string } {
  const className = cx(column.number && 'number', column.className)
  return className ? { className } : {}
}

function HeadCell<Row>({ column, sorting }: { readonly column: Column<Row>; readonly sorting?: Sorting }) {
  const { className } = classOf(column)
  if (!sorting || column.sort === undefined) return <th scope="col" role="columnheader" className={className}>{column.label}</th>
  const current = sorting.sort === column.sort ? 'ascending' : sorting.sort === `-${column.sort}` ? 'descending' : 'none'
  const down = current === 'none' ? (column.first ?? (column.number ? 'most' : 'least')) === 'most' : current === 'ascending'
  return (
    <th scope="col" role="columnheader" aria-sort={current} className={className}>
      <a
        href={withParams(sorting.path, sorting.params, { sort: `${down ? '-' : ''}${column.sort}`, after: undefined, before: undefined })}
        className={cx('sort-link group', current !== 'none' && 'text-ink')}
      >
        {column.label}
        <Icon name={(current === 'none' ? down : current === 'descending') ? 'arrow-down' : 'arrow-up'} className={cx('size-3', current === 'none' && 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60')} />
      </a>
    </th>
  )
}
