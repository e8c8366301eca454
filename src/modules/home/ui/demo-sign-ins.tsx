import { ArrowRight } from 'lucide-react'
import { demoSignInAction } from '#auth/actions.ts'
import { ActionForm, SubmitButton } from '#ui/form.tsx'
import type { DemoPerson } from '../queries/list-demo-people.ts'

const JOBS: Readonly<Record<string, string>> = {
  owner: 'runs the brand', manager: 'plans pilots and runs', quality: 'releases lots', viewer: 'looks on',
  lead: 'takes on runs', operator: 'makes the toys', buyer: 'restocks the shops', staff: 'works in the shop',
}

/** The demo's people, by workspace: one click each. */
export function DemoSignIns({ people, to }: { readonly people: readonly DemoPerson[]; readonly to?: string }) {
  const workspaces = [...new Set(people.map(({ workspace }) => workspace))]
  return (
    <section aria-labelledby="demo-title" className="content-start lg:border-l lg:border-line lg:pl-16">
      <h2 id="demo-title" className="font-display text-xl font-semibold tracking-[-0.022em]">Or look around as somebody else</h2>
      <p className="measure mt-1 text-ink-soft">This is the demo. Everyone below is invented, and one click away.</p>
      <div className="mt-6 grid gap-6">
        {workspaces.map((workspace) => (
          <div key={workspace}>
            <h3 className="text-sm font-medium text-ink-soft">{workspace}</h3>
            <ul className="mt-1 border-t border-line">
              {people.filter((person) => person.workspace === workspace).map((person) => (
                <li key={person.email} className="border-b border-line">
                  <ActionForm action={demoSignInAction} hidden={{ email: person.email, to }} label={`Sign in as ${person.name}`} className="-mx-4 gap-0!">
                    <SubmitButton variant="plain" size="touch" wide pendingLabel={`Signing in as ${person.name} …`}>
                      <span className="flex w-full items-center gap-3 py-1.5 text-left font-normal">
                        <span className="grid min-w-0 flex-1"><span className="truncate font-semibold text-ink">{person.name}</span><span className="truncate text-sm text-ink-soft">{JOBS[person.role] ?? person.role}</span></span>
                        <ArrowRight aria-hidden className="size-4" />
                      </span>
                    </SubmitButton>
                  </ActionForm>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}
