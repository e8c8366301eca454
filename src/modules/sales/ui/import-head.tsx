import { Facts } from '#ui/facts.tsx'
import type { Crumb } from '#ui/breadcrumbs.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { SalesImportDetail } from '../queries/imports.ts'
import { FORMAT_WORDS } from './import-words.ts'

/** Name, state and counts of an upload. */
export function ImportHead({ file, crumbs }: { readonly file: SalesImportDetail; readonly crumbs: readonly Crumb[] }) {
  const leftOut = file.rowCount - file.goodCount - file.badCount
  return (
    <PageHead title={file.fileName} crumbs={crumbs} state={<StateBadge state={file.state} words={file.state === 'checked' ? 'To be taken' : undefined} />} about={`${FORMAT_WORDS[file.format] ?? file.format} file, sold at ${file.place}`}>
      <Facts facts={[
        { label: 'Rows', value: file.rowCount.toLocaleString('en-US'), note: leftOut > 0 ? `${leftOut.toLocaleString('en-US')} of them no sale` : undefined },
        { label: file.state === 'taken' ? 'Taken' : 'Good', value: file.goodCount.toLocaleString('en-US'), tone: file.goodCount > 0 ? 'released' : undefined },
        { label: 'Cannot be taken', value: file.badCount.toLocaleString('en-US'), tone: file.badCount > 0 ? 'held' : undefined, href: file.badCount > 0 ? '#bad' : undefined },
        { label: 'Uploaded by', value: file.uploadedBy },
      ]} />
    </PageHead>
  )
}
