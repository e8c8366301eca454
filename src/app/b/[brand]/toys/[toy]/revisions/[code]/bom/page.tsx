import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { plural } from '#kernel/plural.ts'
import { addRevisionAction, changeBillAction } from '#modules/catalogue/actions.ts'
import { compareBills, getBill, type Bill } from '#modules/catalogue/queries/bill.ts'
import { billPageSchema } from '#modules/catalogue/schemas.ts'
import { BillDiffTable } from '#modules/catalogue/ui/bill-diff.tsx'
import { BillEditor, BillSearch } from '#modules/catalogue/ui/bill-editor.tsx'
import { BillTable, type BillTuple } from '#modules/catalogue/ui/bill-table.tsx'
import { LinkButton } from '#ui/button.tsx'
import { buttonClass } from '#ui/button-class.ts'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextArea } from '#ui/fields.tsx'
import { Icon } from '#ui/icon.tsx'
import { Money } from '#ui/money.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'

export const metadata: Metadata = { title: 'Bill of materials' }

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string; toy: string; code: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand, toy, code } = await params
  const toyPath = `/b/${brand}/toys/${toy}`
  const path = `${toyPath}/revisions/${code}/bom`
  const actor = await requireActor('brand', brand, path)
  const { q, against } = billPageSchema.parse(await searchParams)
  const bill = await getBill(actor, toy, code)
  if (!bill) notFound()
  const diff = against ? await compareBills(actor, bill, against) : null
  const edits = may(actor, 'catalogue:edit') && bill.toyState !== 'retired'
  const draft = bill.state === 'draft'
  const lines = q === '' ? bill.lines : bill.lines.filter((line) => fits(line, q))
  const rows = lines.map((line): BillTuple => [line.findNumber, line.partId, line.partNumber, line.partName, line.partRevisionCode, line.quantity, line.unitCost, line.replaceable])
  const total = lines.reduce((sum, { quantity, unitCost }) => sum + quantity * unitCost, 0)
  const table = { rows, currency: bill.currency, partsPath: `/b/${brand}/parts`, total }
  return (
    <>
      <PageHead title={`Bill of materials, revision ${bill.code}`} crumbs={[{ label: 'Toys', href: `/b/${brand}/toys` }, { label: bill.toyName, href: `${toyPath}?revision=${bill.code}` }]} state={<StateBadge state={bill.state} />}
        action={<>
          {rows.length > 0 && <LinkButton href={`${path}/export`} prefetch={false} icon={<Icon name="download" />}>CSV</LinkButton>}
          {edits && draft && <LinkButton href={`${path}/import`} icon={<Icon name="upload" />}>Import</LinkButton>}
          {edits && !draft && <NewRevision brand={brand} bill={bill} toyPath={toyPath} />}
        </>}>
        <Facts facts={[
          { label: 'Lines', value: lines.length.toLocaleString('en-US'), note: q && `of ${bill.lines.length.toLocaleString('en-US')}` },
          { label: 'Parts in one toy', value: lines.reduce((sum, { quantity }) => sum + quantity, 0).toLocaleString('en-US') },
          { label: 'Material for one toy', value: <Money minor={total} currency={bill.currency} /> },
        ]} />
      </PageHead>
      {edits && !draft && <p className="measure mb-6 border-l-4 border-line-strong pl-4"><Released bill={bill} toyPath={toyPath} /></p>}
      {diff && (
        <Section id="differences" title={`From revision ${against} to revision ${bill.code}`} about={diff.added.length + diff.removed.length + diff.changed.length === 0 ? 'They are the same.' : `${plural(diff.unchanged, 'line')} the same.`}>
          {diff.added.length + diff.removed.length + diff.changed.length > 0 && <BillDiffTable diff={diff} before={`Revision ${against}`} after={`Revision ${bill.code}`} currency={bill.currency} />}
        </Section>
      )}
      <Section id="lines" title="Lines" action={bill.revisions.length > 1 && <Compare path={path} bill={bill} against={against} />}>
        {bill.lines.length > 8 && <BillSearch path={path} q={q}>
          {q !== '' && <LinkButton size="small" variant="plain" href={path}>All lines</LinkButton>}
          {edits && draft && <a href="#add-line" className={buttonClass('plain', 'small')}>Add a line</a>}
        </BillSearch>}
        {edits && draft ? (
          <BillEditor {...table} action={changeBillAction} hidden={{ workspace: brand, toyRevisionId: bill.revisionId, version: bill.version }} nextNumber={(bill.lines.at(-1)?.findNumber ?? 0) + 1} searchUrl={`/b/${brand}/search`} />
        ) : rows.length > 0 ? <BillTable {...table} editable={false} />
          : <EmptyState title={q ? 'No line holds these words' : 'No lines yet'}>{q ? 'Try another word.' : 'An owner or manager of this brand fills it.'}</EmptyState>}
      </Section>
    </>
  )
}

const fits = (line: Bill['lines'][number], q: string) => q.toLowerCase().split(/\s+/).every((word) => `${line.findNumber} ${line.partName} ${line.partNumber} ${line.partRevisionCode}`.toLowerCase().includes(word))

function Compare({ path, bill, against }: { readonly path: string; readonly bill: Bill; readonly against?: string }) {
  const others = bill.revisions.filter(({ code }) => code !== bill.code)
  return (
    <ul aria-label="Compare with" className="flex flex-wrap items-center gap-1">
      <li className="mr-1 text-sm text-ink-soft">Compare with</li>
      {others.map(({ code }) => <li key={code}><a href={against === code ? path : `${path}?against=${code}#differences`} aria-current={against === code ? 'true' : undefined} className="chip">Revision {code}{against === code && <Icon name="x" className="size-3.5" />}</a></li>)}
    </ul>
  )
}

function Released({ bill, toyPath }: { readonly bill: Bill; readonly toyPath: string }) {
  const draft = bill.revisions.find(({ state }) => state === 'draft')
  const word = bill.state === 'released' ? 'released' : 'superseded'
  return draft
    ? <>Revision {bill.code} is {word}: its bill no longer changes. Changes go into <a className="prose-link" href={`${toyPath}/revisions/${draft.code}/bom`}>revision {draft.code}</a>, which is still a draft.</>
    : <>Revision {bill.code} is {word}: runs are made to it, so its bill no longer changes. Begin a new revision for a change; it starts with these lines.</>
}

function NewRevision({ brand, bill, toyPath }: { readonly brand: string; readonly bill: Bill; readonly toyPath: string }) {
  const draft = bill.revisions.find(({ state }) => state === 'draft')
  if (draft) return <LinkButton variant="primary" href={`${toyPath}/revisions/${draft.code}/bom`}>Go to revision {draft.code}</LinkButton>
  return (
    <ConfirmForm action={addRevisionAction} hidden={{ workspace: brand, toyId: bill.toyId }} variant="primary" label="New revision …" title="Begin a new revision?" consequence="It starts with the parts of the newest one. Released revisions stay as they are." confirmLabel="Begin revision">
      <TextArea name="changeNote" label="What changes, and why" rows={3} />
    </ConfirmForm>
  )
}
