'use client'
import { createContext, useContext, type ReactNode } from 'react'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { TextField } from './fields.tsx'
import { ActionForm, SubmitButton, type FormAction } from './form.tsx'
import { MenuSheet } from './frames/menu-sheet.tsx'
import { Icon } from './icon.tsx'

export interface SavedView {
  readonly id: string
  /** Below the workspace: '/runs'. */
  readonly page: string
  readonly name: string
  /** What stands after the "?", in the order of `viewQuery`. */
  readonly query: string
  readonly version: number
  /** Removed a moment ago: can be put back. */
  readonly removed: boolean
}

interface Keeping {
  /** Address of the workspace: '/b/fogline'. */
  readonly base: string
  /** For the actions' hidden field. */
  readonly workspace: string
  readonly views: readonly SavedView[]
  readonly save: FormAction
  readonly rename: FormAction
  readonly remove: FormAction
  readonly putBack: FormAction
}

const SavedViewsContext = createContext<Keeping | null>(null)

/** Gives the person's views to the lists of a workspace, so that no page has to fetch them. */
export function SavedViewsProvider({ children, ...keeping }: Keeping & { readonly children: ReactNode }) {
  return <SavedViewsContext value={keeping}>{children}</SavedViewsContext>
}

/** What a list shows, as text that is the same for the same choice: no cursors, nothing empty, names in order. */
export function viewQuery(search: Iterable<readonly [string, string]>): string {
  const kept = new URLSearchParams([...search].filter(([name, value]) => value !== '' && name !== 'after' && name !== 'before').map(([name, value]) => [name, value]))
  kept.sort()
  return kept.toString()
}

/** The row of a list's saved views. Nothing where the workspace keeps none. */
export function SavedViews({ path }: { readonly path: string }) {
  const keeping = useContext(SavedViewsContext)
  return keeping && <Row path={path} keeping={keeping} />
}

const POPOVER = 'rise absolute top-full left-0 z-30 mt-1 w-72 rounded-surface bg-paper-raised p-4 shadow-float ring-1 ring-line'
const QUIET = 'inline-flex min-h-7 items-center gap-1 rounded-control text-sm text-ink-soft hover:text-ink'

function Row({ path, keeping }: { readonly path: string; readonly keeping: Keeping }) {
  const now = viewQuery(useSearchParams())
  const page = path.slice(keeping.base.length) || '/'
  const own = keeping.views.filter((view) => view.page === page)
  const kept = own.filter(({ removed }) => !removed)
  const current = kept.find(({ query }) => query === now)
  const hidden = { workspace: keeping.workspace }
  if (own.length === 0 && now === '') return null
  return (
    <div className="no-print flex w-full basis-full flex-wrap items-center gap-x-4 gap-y-1">
      {kept.length > 0 && (
        <ul aria-label="Saved views" className="flex flex-wrap items-center gap-x-4">
          {kept.map((view) => (
            <li key={view.id} className="flex items-center gap-1">
              <Link href={view.query ? `${path}?${view.query}` : path} prefetch={false} aria-current={view === current ? 'true' : undefined}
                className="inline-flex min-h-7 items-center gap-1.5 border-b-2 border-transparent text-sm font-medium text-ink-soft hover:text-ink aria-[current]:border-accent aria-[current]:text-ink">
                <Icon name="bookmark" className="size-3.5" />{view.name}
              </Link>
              {view === current && (
                <MenuSheet key={view.version} className="relative" label={`Change the view ${view.name}`} summaryClass="grid size-7 place-items-center rounded-control text-ink-soft hover:bg-paper-sunk hover:text-ink" summary={<Icon name="pencil" className="size-3.5" />}>
                  <div className={POPOVER}>
                    <ActionForm action={keeping.rename} hidden={{ ...hidden, viewId: view.id, version: view.version }} submitLabel="Rename" variant="quiet" className="gap-3" label="Rename this view">
                      <TextField name="name" label="Name of the view" defaultValue={view.name} maxLength={40} />
                    </ActionForm>
                    <ActionForm action={keeping.remove} hidden={{ ...hidden, viewId: view.id, version: view.version }} className="mt-3 border-t border-line pt-3" label="Remove this view"><SubmitButton variant="danger" size="small">Remove view</SubmitButton></ActionForm>
                  </div>
                </MenuSheet>
              )}
            </li>
          ))}
        </ul>
      )}
      {now !== '' && !current && (
        <MenuSheet className="relative" label="Save this view" summaryClass={QUIET} summary={<><Icon name="bookmark" className="size-3.5" />Save this view</>}>
          <div className={POPOVER}>
            <ActionForm action={keeping.save} hidden={{ ...hidden, page, query: now }} submitLabel="Save view" variant="quiet" className="gap-3" label="Save this view">
              <TextField name="name" label="Name of the view" help="Only you see it. Its address can be sent to others." maxLength={40} />
            </ActionForm>
          </div>
        </MenuSheet>
      )}
      {own.filter(({ removed }) => removed).map((view) => (
        <ActionForm key={view.id} action={keeping.putBack} hidden={{ ...hidden, viewId: view.id, version: view.version }} layout="row" className="items-center gap-2" label={`Put ${view.name} back`}>
          <span className="text-sm text-ink-soft">“{view.name}” is removed.</span>
          <SubmitButton variant="plain" size="small" icon={<Icon name="undo-2" />}>Undo</SubmitButton>
        </ActionForm>
      ))}
    </div>
  )
}
