import type { FormAction } from '#server/define-action.ts'
import { shortDay } from '#kernel/calendar-date.ts'
import { Button } from '#ui/button.tsx'
import { DateField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Facts } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page-head.tsx'
import type { MovePage as Page } from '../queries/preview-move.ts'
import { restingText } from './resting-text.ts'

/** A run and another day for it: asked by a plain form, answered with what would change, then decided. */
export function MoveRun({ page, path, workspace, action, size = 'normal' }: { readonly page: Page; /** Of this page, without its query. */ readonly path: string; readonly workspace: string; readonly action: FormAction; readonly size?: 'normal' | 'floor' }) {
  const { run, preview, refusal, resting, today, startOn, hours } = page
  const elsewhere = preview !== null && page.asked !== null && preview.fits.startOn !== page.asked
  const stays = preview !== null && preview.fits.startOn === startOn && preview.fits.readyOn === run.readyOn
  const wrongDay = refusal?.field === 'startOn' ? refusal.message : undefined
  const hidden = { workspace, runId: run.id, version: run.version }
  const round = (value: number) => (Math.round(value * 10) / 10).toLocaleString('en-US')
  return (
    <>
      <Facts facts={[
        { label: 'Starts', value: startOn ? shortDay(startOn) : 'not planned' }, { label: 'Ready', value: run.readyOn ? shortDay(run.readyOn) : 'no day' },
        { label: 'Machine hours left', value: hours === null ? '–' : round(hours) }, { label: 'At', value: run.workshop },
      ]} />
      <p className="measure mt-4 text-ink-soft">{restingText(resting)}</p>
      {refusal && !wrongDay && <div className="mt-6"><Notice kind="caution" title="Not possible" urgent>{refusal.message}</Notice></div>}
      {refusal && !wrongDay ? null : hours === null
        ? <div className="mt-6"><Notice kind="caution" title="No terms are agreed for this toy here">Nobody knows how long the run takes. Enter the workshop’s terms first.</Notice></div>
        : (
          <form action={path} data-size={size} className="mt-8 flex flex-wrap items-start gap-3">
            <input type="hidden" name="brand" value={run.brandSlug} />
            <DateField name="to" label="Start on" defaultValue={page.asked ?? startOn ?? today} error={wrongDay} className="w-52" />
            <Button type="submit" className="mt-[27px]" size={size} variant={preview ? 'quiet' : 'primary'}>Show what changes</Button>
          </form>
        )}
      {preview && (
        <div className="mt-8 grid items-start gap-x-10 gap-y-8 *:mt-0 lg:grid-cols-2">
          <Section title={stays ? 'It stays where it is' : preview.fits.readyOn === run.readyOn ? 'It fits, and the day stays' : `It fits, ready ${shortDay(preview.fits.readyOn)}`}
            about={`${elsewhere ? `${shortDay(page.asked!)} has no room. It starts ` : 'Starts '}${shortDay(preview.fits.startOn)}, in the hours the others leave.${run.readyOn && preview.fits.readyOn !== run.readyOn ? ` Now it is promised for ${shortDay(run.readyOn)}.` : ''}`}>
            {run.readyOn && preview.fits.readyOn > run.readyOn && resting.length > 0 && <p className="measure mb-3">{restingText(resting)} Their days move with it, and the shops are told.</p>}
            {!stays && <ActionForm action={action} hidden={{ ...hidden, startOn: preview.fits.startOn, shownReadyOn: preview.fits.readyOn }} size={size} submitLabel={`Move to ${shortDay(preview.fits.startOn)}`} label="Move the run" />}
          </Section>
          {preview.keptOver !== null && preview.keptOver > 1e-6 && (
            <Section title={`Or keep ${shortDay(run.readyOn!)}, ${round(preview.keptOver)} hours too many`} about={`${page.squeezed.map(({ name, over, on }) => `${name}: ${round(over)} hours find no room by ${shortDay(on)}`).join('; ')}. Only with overtime, a second shift, or help.`}>
              <ActionForm action={action} hidden={{ ...hidden, startOn: preview.fits.startOn, keepReady: 'yes' }} size={size} variant="danger" submitLabel="Move it and keep the day" label="Move the run and keep its day" />
            </Section>
          )}
        </div>
      )}
    </>
  )
}
