import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { plural } from '#kernel/plural.ts'
import { compareBillFileAction, discardBillFileAction, takeBillFileAction } from '#modules/catalogue/actions.ts'
import { getBill, getBillFile } from '#modules/catalogue/queries/bill.ts'
import { BillDiffTable } from '#modules/catalogue/ui/bill-diff.tsx'
import { LinkButton } from '#ui/button.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { Facts } from '#ui/facts.tsx'
import { CheckboxField } from '#ui/fields.tsx'
import { FileNotices, WrongLines } from '#ui/file-preview.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'

export const metadata: Metadata = { title: 'File of a bill of materials' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string; toy: string; code: string; importId: string }> }) {
  const { brand, toy, code, importId } = await params
  const path = `/b/${brand}/toys/${toy}/revisions/${code}/bom`
  const actor = await requireActor('brand', brand, `${path}/imports/${importId}`)
  const bill = await getBill(actor, toy, code)
  const file = bill && (await getBillFile(actor, bill, importId))
  if (!file) notFound()
  const { diff } = file
  const differences = diff.added.length + diff.removed.length + diff.changed.length
  const open = file.state === 'checked' && bill.state === 'draft'
  const hidden = { workspace: brand, importId: file.id, version: file.version }
  return (
    <>
      <PageHead title={file.fileName} crumbs={[{ label: bill.toyName, href: `/b/${brand}/toys/${toy}?revision=${code}` }, { label: `Bill, revision ${code}`, href: path }]} state={<StateBadge state={file.state} words={open ? 'To be taken' : undefined} />} about={`${plural(file.rows, 'row')}, uploaded by ${file.uploadedBy}`}>
        {open && <Facts facts={[
          { label: 'Added', value: diff.added.length, tone: diff.added.length > 0 ? 'released' : undefined }, { label: 'Changed', value: diff.changed.length, tone: diff.changed.length > 0 ? 'held' : undefined },
          { label: 'Removed', value: diff.removed.length, tone: diff.removed.length > 0 ? 'rejected' : undefined }, { label: 'Unchanged', value: diff.unchanged }, { label: 'Wrong rows', value: file.problems.length, href: file.problems.length > 0 ? '#wrong' : undefined, tone: file.problems.length > 0 ? 'rejected' : undefined },
        ]} />}
      </PageHead>
      {file.state === 'taken' && <Notice kind="done" title="This file was taken" action={<LinkButton size="small" href={path}>See the bill</LinkButton>} />}
      <FileNotices state={file.state} encoding={open ? file.encoding : 'utf-8'} />
      {file.state === 'checked' && bill.state !== 'draft' && <Notice kind="caution" title={`Revision ${code} is ${bill.state} by now`}><p>Its bill no longer changes. Begin a new revision, and import the file there.</p></Notice>}
      {open && file.stale && (
        <div className="mb-6"><Notice kind="caution" title="The bill has changed since" action={may(actor, 'catalogue:edit') && <ActionForm action={compareBillFileAction} hidden={hidden} submitLabel="Compare again" variant="quiet" />}><p>Somebody changed it after this file was compared with it. What you see below is the difference as of now; compare again before you take it.</p></Notice></div>
      )}
      {open && may(actor, 'catalogue:edit') && (
        <div className="flex flex-wrap items-end gap-3">
          {!file.stale && differences > 0 && file.good > 0 && (
            <ActionForm action={takeBillFileAction} hidden={hidden} submitLabel={file.problems.length > 0 ? `Take the ${file.good.toLocaleString('en-US')} good rows` : 'Take the file'} pendingLabel="Taking …" label="Take the file">
              {file.problems.length > 0 && <CheckboxField name="withoutBad" value="true" label={`Leave out the ${plural(file.problems.length, 'wrong row')}`} help="Lines with these find numbers stay as they are." />}
            </ActionForm>
          )}
          <ConfirmForm action={discardBillFileAction} hidden={hidden} label="Put aside …" title="Put this file aside?" consequence="Nothing of it is taken. You can upload it again at any time." confirmLabel="Put it aside" variant="quiet" align="left" />
        </div>
      )}
      {open && (
        <Section id="differences" title={differences === 0 ? 'Nothing would change' : 'What would change'} about={differences === 0 ? 'The good rows say what the bill says already.' : `${plural(diff.unchanged, 'line')} would stay as they are.`}>
          {differences > 0 && <BillDiffTable diff={diff} before="Now" after="In the file" currency={bill.currency} />}
        </Section>
      )}
      {file.state === 'checked' && <WrongLines problems={file.problems} title={`${plural(file.problems.length, 'row')} that cannot be taken`} />}
    </>
  )
}
