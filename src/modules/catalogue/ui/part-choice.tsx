import Link from 'next/link'
import { LONGEST_SEARCH } from '#kernel/search-text.ts'
import { Button } from '#ui/button.tsx'
import { SelectField } from '#ui/fields.tsx'
import { Icon } from '#ui/icon.tsx'
import { withParams, type Params } from '#ui/url-params.ts'
import type { PartChoice } from '../queries/parts.ts'

interface Asked {
  readonly choice: PartChoice
  readonly path: string
  /** Where on the page the form stands: '#fits'. */
  readonly anchor?: string
  readonly params: Params
  /** The parameter of the address that holds the part chosen: 'part'. */
  readonly param: string
}

/** Whether a form with a `PartField` can be shown already; else a `PartSearch` goes before it. */
export const partCanBeChosen = ({ all, chosen }: PartChoice): boolean => all !== null || chosen !== null

/** The part revision of a form: a list, or where there are too many for one, what was chosen from a `PartSearch`. */
export function PartField({ name, label, choice, path, anchor = '', params, param }: Asked & { readonly name: string; readonly label: string }) {
  if (choice.all) return <SelectField name={name} label={label} options={choice.all} placeholder="Choose a part revision" defaultValue={typeof params[param] === 'string' ? params[param] : undefined} />
  return (
    <div>
      <p className="font-semibold">{label}</p>
      <p className="flex flex-wrap items-baseline gap-x-3">{choice.chosen?.label} <Link className="prose-link" href={`${withParams(path, params, { [param]: undefined })}${anchor}`}>Another part</Link></p>
      <input type="hidden" name={name} value={choice.chosen?.value} />
    </div>
  )
}

/** Finds a part revision among many, by number or name, and puts it into the address. Without JavaScript too. */
export function PartSearch({ choice, path, anchor = '', params, param, label }: Asked & { readonly label: string }) {
  const q = typeof params.q === 'string' ? params.q : ''
  return (
    <div className="max-w-xl">
      <form action={`${path}${anchor}`} role="search" className="flex items-end gap-2">
        {Object.entries(params).map(([name, value]) => (typeof value === 'string' && name !== 'q' && name !== param ? <input key={name} type="hidden" name={name} value={value} /> : null))}
        <label className="grid flex-1 gap-1"><span className="font-semibold">{label}</span>
          <span className="control-group">
            <span className="unit"><Icon name="search" className="size-4" /></span>
            <input type="search" name="q" placeholder="Number or name" defaultValue={q} maxLength={LONGEST_SEARCH} required className="control" />
          </span>
        </label>
        <Button type="submit">Find</Button>
      </form>
      {choice.found.length > 0 ? (
        <ul className="mt-3 border-t border-line" aria-label="Parts found">
          {choice.found.map((part) => <li key={part.value} className="border-b border-line"><Link className="flex min-h-11 items-center py-1 hover:underline" href={`${withParams(path, params, { q: undefined, [param]: part.value })}${anchor}`}>{part.label}</Link></li>)}
        </ul>
      ) : q !== '' && <p role="status" className="mt-3 text-ink-soft">No part has “{q}” in its number or name.</p>}
    </div>
  )
}
