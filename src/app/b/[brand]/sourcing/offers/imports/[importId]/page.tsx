import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { plural } from '#kernel/plural.ts'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { discardOfferFileAction, takeOfferFileAction } from '#modules/sourcing/actions.ts'
import { getOfferFile } from '#modules/sourcing/queries/offer-file.ts'
import { OfferChanges } from '#modules/sourcing/ui/offer-changes.tsx'
import { LinkButton } from '#ui/button.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { Facts } from '#ui/facts.tsx'
import { CheckboxField } from '#ui/fields.tsx'
import { FileNotices, WrongLines } from '#ui/file-preview.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'

export const metadata: Metadata = { title: 'File of offers' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string; importId: string }> }) {
  const { brand, importId } = await params
  const path = `/b/${brand}/sourcing/offers`
  const actor = await requireActor('brand', brand, `${path}/imports/${importId}`)
  const { timeZone } = await getBrandFacts(actor)
  const file = await getOfferFile(actor, importId, dateAt(new Date(), timeZone))
  if (!file) notFound()
  const open = file.state === 'checked'
  const added = file.changes.filter(({ before }) => before === null).length
  const changed = file.changes.length - added
  const hidden = { workspace: brand, importId: file.id, version: file.version }
  return (
    <>
      <PageHead title={file.fileName} crumbs={[{ label: 'Offers', href: path }, { label: 'Import', href: `${path}/import` }]} state={<StateBadge state={file.state} words={open ? 'To be taken' : undefined} />} about={`${plural(file.rows, 'line')}, uploaded by ${file.uploadedBy}`}>
        {open && <Facts facts={[
          { label: 'New', value: added, note: file.ended > 0 ? `${file.ended.toLocaleString('en-US')} before ${file.ended === 1 ? 'it ends' : 'them end'}` : undefined, tone: added > 0 ? 'released' : undefined }, { label: 'Changed', value: changed, tone: changed > 0 ? 'held' : undefined },
          { label: 'Unchanged', value: file.unchanged }, { label: 'Wrong lines', value: file.wrongLines, href: file.wrongLines > 0 ? '#wrong' : undefined, tone: file.wrongLines > 0 ? 'rejected' : undefined },
        ]} />}
      </PageHead>
      {file.state === 'taken' && <Notice kind="done" title="This file was taken" action={<LinkButton size="small" href={path}>See the offers</LinkButton>} />}
      <FileNotices state={file.state} encoding={file.encoding} />
      {open && may(actor, 'sourcing:order') && (
        <div className="flex flex-wrap items-end gap-3">
          {file.changes.length > 0 && (
            <ActionForm action={takeOfferFileAction} hidden={{ ...hidden, seen: file.seen }} submitLabel={file.wrongLines > 0 ? `Take the ${plural(file.good, 'good line')}` : 'Take the file'} pendingLabel="Taking …" label="Take the file">
              {file.wrongLines > 0 && <CheckboxField name="withoutBad" value="true" label={`Leave out the ${plural(file.wrongLines, 'wrong line')}`} help="Their offers stay as they are." />}
            </ActionForm>
          )}
          <ConfirmForm action={discardOfferFileAction} hidden={hidden} label="Put aside …" title="Put this file aside?" consequence="Nothing of it is taken. You can upload it again at any time." confirmLabel="Put it aside" variant="quiet" align="left" />
        </div>
      )}
      {open && (
        <Section id="differences" title={file.changes.length === 0 ? 'Nothing would change' : 'What would change'} about={file.changes.length === 0 ? (file.good > 0 ? 'The good lines say what your offers say already.' : 'No line of it can be taken.') : 'Orders that were made keep their prices.'}>
          {file.changes.length > 0 && <OfferChanges changes={file.changes} />}
        </Section>
      )}
      {open && <WrongLines problems={file.problems} title={`${plural(file.wrongLines, 'line')} that cannot be taken`} />}
    </>
  )
}
