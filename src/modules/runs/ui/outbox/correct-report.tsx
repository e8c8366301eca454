'use client'
import { useId, useState, type FormEvent } from 'react'
import { Button } from '#ui/button.tsx'
import { buttonClass } from '#ui/button-class.ts'
import type { ReportEntry } from '../../domain/outbox.ts'
import { SCRAP_REASONS } from '../../schemas.ts'
import { useOutbox } from './outbox-context.tsx'
import { writtenNumber } from '#kernel/written-number.ts'

/** The numbers of a refused report, to be put right and sent again. */
export function CorrectReport({ entry }: { readonly entry: ReportEntry }) {
  const { correct } = useOutbox()
  const id = useId()
  const [problem, setProblem] = useState('')
  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [good, scrap, scrapReason] = [writtenNumber(String(form.get('good'))), writtenNumber(String(form.get('scrap'))), String(form.get('scrapReason') ?? '')]
    if (![good, scrap].every((count) => Number.isInteger(count) && count >= 0) || good + scrap === 0) setProblem('Enter whole numbers, at least one unit.')
    else if (scrap > 0 && scrapReason === '') setProblem('Say why units were scrapped.')
    else void correct({ ...entry, good, scrap, scrapReason: scrap > 0 ? scrapReason : '', confirmOver: false })
  }
  const numberField = (name: 'good' | 'scrap', label: string) => (
    <div className="grid gap-1">
      <label htmlFor={`${id}-${name}`} className="font-medium">{label}</label>
      <input id={`${id}-${name}`} name={name} type="text" inputMode="numeric" autoComplete="off" defaultValue={entry[name]} className="control tabular w-28! text-center" />
    </div>
  )
  return (
    <details suppressHydrationWarning className="group">
      <summary className={buttonClass('quiet', 'floor')}>Correct …</summary>
      <form onSubmit={save} noValidate aria-label={`Correct ${entry.run.number}`} className="mt-3 flex flex-wrap items-end gap-3 border-l-4 border-line-strong pl-4">
        {numberField('good', 'Good')}
        {numberField('scrap', 'Scrap')}
        <div className="grid gap-1">
          <label htmlFor={`${id}-why`} className="font-medium">Why</label>
          <select id={`${id}-why`} name="scrapReason" defaultValue={entry.scrapReason} className="control"><option value="">No scrap</option>{SCRAP_REASONS.map((reason) => <option key={reason}>{reason}</option>)}</select>
        </div>
        <Button type="submit" size="floor" variant="primary">Send it so</Button>
        {problem && <p role="alert" className="basis-full font-medium text-rejected">{problem}</p>}
      </form>
    </details>
  )
}
