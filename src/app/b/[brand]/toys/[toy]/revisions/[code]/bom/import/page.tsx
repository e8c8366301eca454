import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { checkBillFileAction } from '#modules/catalogue/actions.ts'
import { getBill } from '#modules/catalogue/queries/bill.ts'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FileField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Import a bill of materials' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string; toy: string; code: string }> }) {
  const { brand, toy, code } = await params
  const path = `/b/${brand}/toys/${toy}/revisions/${code}/bom`
  const actor = await requireActor('brand', brand, `${path}/import`)
  const bill = await getBill(actor, toy, code)
  if (!bill || !may(actor, 'catalogue:edit')) notFound()
  const head = <PageHead title="Import a bill of materials" crumbs={[{ label: bill.toyName, href: `/b/${brand}/toys/${toy}?revision=${code}` }, { label: `Bill, revision ${code}`, href: path }]} about="First the file is compared with the bill, line by line. Then you decide." />
  if (bill.state !== 'draft') return <>{head}<EmptyState title={`Revision ${code} is ${bill.state}`} action={<LinkButton href={path}>Back to the bill</LinkButton>}>Its bill of materials no longer changes. Begin a new revision there, and import into that.</EmptyState></>
  return (
    <div className="max-w-2xl">
      {head}
      <ActionForm action={checkBillFileAction} hidden={{ workspace: brand, toyRevisionId: bill.revisionId }} submitLabel="Compare" pendingLabel="Reading the file …" beside={<LinkButton href={path} variant="plain">Cancel</LinkButton>}>
        <FileField name="file" label="File" accept=".csv,.txt,.tsv,text/csv,text/plain" help="CSV as spreadsheets write it: comma, semicolon or tab, up to 5,000 lines and 4 MB. Nothing changes until you have seen the result." />
      </ActionForm>
      <Section id="columns" title="What the file holds" action={<LinkButton size="small" href={bill.lines.length > 0 ? `${path}/export` : `${path}/template`} prefetch={false} icon={<Icon name="download" />}>{bill.lines.length > 0 ? 'This bill as CSV' : 'Template'}</LinkButton>}>
        <dl className="grid gap-x-6 gap-y-1.5 border-t border-line pt-3 sm:grid-cols-[10rem_1fr]">
          {COLUMNS.map(([name, what]) => <div key={name} className="contents"><dt className="font-mono text-sm">{name}</dt><dd className="text-ink-soft">{what}</dd></div>)}
        </dl>
        <p className="measure mt-4">The file is the whole bill: lines it does not name are taken out. {bill.lines.length > 0 && <a className="prose-link" href={`${path}/template`}>Download an empty template</a>}</p>
      </Section>
    </div>
  )
}

const COLUMNS = [
  ['find_number', 'The number of the line, from 1 to 9,999. Each once.'], ['part_number', 'Of a part you have.'], ['part_revision', 'A, B … Empty: the newest.'],
  ['name', 'For readers. It is not looked at.'], ['quantity', 'Pieces in one toy, a whole number.'], ['replaceable', 'yes or no. Empty: as it was.'],
] as const
