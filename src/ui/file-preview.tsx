import { DataTable } from './data-table.tsx'
import { Notice } from './notice.tsx'
import { Section } from './page-head.tsx'

const MOST_SHOWN = 200

/** What to know about an uploaded file before it is taken: put aside already, or read by a guess. */
export function FileNotices({ state, encoding }: { readonly state: 'checked' | 'taken' | 'discarded'; readonly encoding: string }) {
  if (state === 'discarded') return <Notice title="This file was put aside"><p>Nothing of it was taken. Upload it again to compare it anew.</p></Notice>
  if (state === 'taken' || encoding !== 'windows-1252') return null
  return <div className="mb-6"><Notice kind="caution" title="The file is not UTF-8"><p>It was read as Windows-1252. If letters with accents look wrong below, save it as “CSV UTF-8” and upload it again.</p></Notice></div>
}

/** Lines of a file that cannot be taken, each with its reason. */
export function WrongLines({ problems, title }: { readonly problems: readonly { readonly line: number; readonly detail: string; readonly asWritten: string }[]; readonly title: string }) {
  if (problems.length === 0) return null
  return (
    <Section id="wrong" title={title} about="Each with its line in the file, and what to do about it.">
      <DataTable caption="Wrong lines" rows={problems.slice(0, MOST_SHOWN).map((problem, index) => ({ ...problem, key: String(index) }))} rowKey={({ key }) => key} columns={[
        { key: 'line', label: 'Line', cell: ({ line }) => <>Line {line.toLocaleString('en-US')}</>, className: 'whitespace-nowrap!' },
        { key: 'detail', label: 'What is wrong', cell: ({ detail }) => detail },
        { key: 'written', label: 'As in the file', cell: ({ asWritten }) => <span className="line-clamp-2 max-w-96 font-mono text-xs break-words text-ink-soft">{asWritten}</span> },
      ]} />
      {problems.length > MOST_SHOWN && <p className="mt-2 text-sm text-ink-soft">The first {MOST_SHOWN} of {problems.length.toLocaleString('en-US')}.</p>}
    </Section>
  )
}
