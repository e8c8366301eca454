import { Download } from 'lucide-react'
import { plural } from '#kernel/plural.ts'
import { LinkButton } from '#ui/button.tsx'
import { CheckboxField } from '#ui/fields.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { dayText } from '#ui/date-text.tsx'
import { ActionForm, type FormAction } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { SalesImportDetail } from '../queries/imports.ts'
import { problemWords } from './import-words.ts'

/** What a file says, before and after it is taken: the good rows summed up, the bad ones line by line. The same for brand and shop. */
export function ImportResult({ file, workspace, takeAction, discardAction, rejectedHref, nextHref, mayTake }: {
  readonly file: SalesImportDetail
  readonly workspace: string
  readonly takeAction: FormAction
  readonly discardAction: FormAction
  readonly rejectedHref: string
  readonly nextHref: string
  readonly mayTake: boolean
}) {
  const hidden = { workspace, importId: file.id, version: file.version }
  const sold = file.good.reduce((sum, row) => sum + row.sold, 0)
  const open = file.state === 'checked'
  return (
    <>
      {file.encoding === 'windows-1252' && open && <div className="mb-6"><Notice kind="caution" title="The file is not UTF-8"><p>It was read as Windows-1252. If letters with accents look wrong below, save it as “CSV UTF-8” and upload it again.</p></Notice></div>}
      {file.state === 'taken' && <Notice kind="done" title={`${plural(file.takenCount, 'row')} taken`} action={<LinkButton size="small" href={nextHref}>See the sell-through</LinkButton>}><p>Stock at {file.place} is lower by what was sold, and the days are written. The same rows in another file count once.</p></Notice>}
      {file.state === 'discarded' && <Notice title="This file was put aside"><p>Nothing of it was booked. Upload it again to check it anew.</p></Notice>}
      {open && mayTake && (
        <div className="flex flex-wrap items-end gap-3">
          {file.goodCount > 0 && (
            <ActionForm action={takeAction} hidden={hidden} submitLabel={`Take ${plural(file.goodCount, file.badCount > 0 ? 'good row' : 'row')}`} pendingLabel="Taking …" label="Take the rows">
              {file.badCount > 0 && <CheckboxField name="withoutBad" value="true" label={`Leave out the ${file.badCount.toLocaleString('en-US')} that cannot be taken`} help="You can correct them and upload them later: what is taken now counts once." />}
            </ActionForm>
          )}
          <ConfirmForm action={discardAction} hidden={hidden} label="Put aside …" title="Put this file aside?" consequence="Nothing of it is booked. You can upload it again at any time." confirmLabel="Put it aside" variant="quiet" align="left" />
        </div>
      )}
      {file.good.length > 0 && (
        <Section id="good" title={open ? 'What it says' : 'What was taken'} about={open ? 'By toy, good rows only. Nothing is booked yet.' : undefined}>
          <DataTable caption="Good rows by toy" rows={file.good} rowKey={(row) => row.skuId} columns={[
            { key: 'name', label: 'Toy', cell: (row) => <>{row.name} <span className="font-mono text-xs font-normal text-ink-soft">{row.code}</span></>, total: 'Together' },
            { key: 'days', label: 'Days', cell: (row) => (row.firstDay === row.lastDay ? dayText(row.firstDay) : `${dayText(row.firstDay)} to ${dayText(row.lastDay)}`) },
            { key: 'sold', label: 'Sold', number: true, cell: (row) => row.sold.toLocaleString('en-US'), total: sold.toLocaleString('en-US') },
            { key: 'returned', label: 'Returned', number: true, cell: (row) => row.returned.toLocaleString('en-US'), total: file.good.reduce((sum, row) => sum + row.returned, 0).toLocaleString('en-US') },
          ]} />
        </Section>
      )}
      {file.badCount > 0 && (
        <Section id="bad" title={`${file.badCount.toLocaleString('en-US')} ${file.badCount === 1 ? 'row' : 'rows'} that cannot be taken`} about="Each with its line in the file, and what to do about it."
          action={<LinkButton size="small" href={rejectedHref} prefetch={false} icon={<Download aria-hidden />}>Rejected rows as CSV</LinkButton>}>
          <ul className="mb-3 flex flex-wrap gap-2">{file.problems.map(({ problem, count }) => <li key={problem}><StateBadge state="held" words={`${problemWords(problem)}: ${count.toLocaleString('en-US')}`} /></li>)}</ul>
          <DataTable caption="Rejected rows" rows={file.bad} rowKey={(row) => String(row.line)} columns={[
            { key: 'line', label: 'Line', cell: (row) => <span className="tabular">Line {row.line.toLocaleString('en-US')}</span>, className: 'whitespace-nowrap!' },
            { key: 'problem', label: 'Problem', cell: (row) => <span className="font-medium whitespace-nowrap">{problemWords(row.problem)}</span> },
            { key: 'detail', label: 'What to do', cell: (row) => row.detail },
            { key: 'raw', label: 'As in the file', cell: (row) => <span className="line-clamp-2 max-w-72 font-mono text-xs break-words text-ink-soft">{row.raw.map(([, cell]) => cell).filter(Boolean).join(' · ')}</span> },
          ]} />
          {file.badCount > file.bad.length && <p className="mt-2 text-sm text-ink-soft">The first {file.bad.length}. The CSV has all of them.</p>}
        </Section>
      )}
    </>
  )
}
