'use client'
import { createContext, useContext, type ReactNode } from 'react'
import { cx } from './class-names.ts'

interface Shape {
  readonly columns: readonly { readonly label: string; readonly className?: string }[]
  /** The form and the name of the rows' checkboxes, where rows can be chosen. */
  readonly select?: { readonly form: string; readonly name: string }
}

const ShapeContext = createContext<Shape>({ columns: [] })

/**
 * The body of a DataTable. A client component for the bytes: what surrounds the cells is the same in every row, and is built here from what
 * is said once of each column, instead of being described to the browser cell by cell.
 */
export function TableRows({ children, ...shape }: Shape & { readonly children: ReactNode }) {
  return <ShapeContext value={shape}><tbody role="rowgroup">{children}</tbody></ShapeContext>
}

/** One row, an element of its own: React sends what does not fit into one piece element by element, and a row is the right size. */
export function TableRow({ link, choose, cells }: { readonly link?: string; readonly choose?: { readonly value: string; readonly label: string }; readonly cells: readonly ReactNode[] }) {
  const { columns, select } = useContext(ShapeContext)
  return (
    <tr role="row">
      {select && choose && (
        <td role="cell" className="w-8">
          <input type="checkbox" form={select.form} name={select.name} value={choose.value} aria-label={choose.label} className="row-select size-6 sm:size-4" />
        </td>
      )}
      {columns.map(({ label, className }, index) => index === 0
        ? <th key={index} scope="row" role="rowheader" className={cx('row-title', className)}>{link ? <a href={link} className="row-link">{cells[index]}</a> : <div className="cell">{cells[index]}</div>}</th>
        : <td key={index} role="cell" data-label={label} className={className}>{isText(cells[index]) ? cells[index] : <div className="cell">{cells[index]}</div>}</td>)}
    </tr>
  )
}

/** Text is one piece beside its label on a phone; anything else is held together by an element. */
const isText = (cell: ReactNode): boolean => typeof cell === 'string' || typeof cell === 'number'
