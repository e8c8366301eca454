import { QrCode } from '#ui/qr-code.tsx'
import type { LotLabel } from '../queries/list-labels.ts'

/** Sheets as they are sold: 21 on A4 (63.5 × 38.1 mm), 10 on Letter (4 × 2 in), one on a 4 × 6 in roll. Sizes stand in globals.css. */
export const LABEL_FORMATS = ['a4', 'letter', '4x6'] as const
export type LabelFormat = (typeof LABEL_FORMATS)[number]
const PER_SHEET: Readonly<Record<LabelFormat, number>> = { a4: 21, letter: 10, '4x6': 1 }

export interface PrintedLabel {
  readonly lot: LotLabel
  readonly serial?: string
}

/** Labels on their sheets, one after the other; each sheet is one printed page. */
export function LabelSheets({ labels, format }: { readonly labels: readonly PrintedLabel[]; readonly format: LabelFormat }) {
  const sheets = Array.from({ length: Math.ceil(labels.length / PER_SHEET[format]) }, (_, index) => labels.slice(index * PER_SHEET[format], (index + 1) * PER_SHEET[format]))
  return (
    // A sheet is wider than a phone: whoever has no pointer scrolls it by key.
    <div className="label-sheets" data-format={format} role="region" aria-label="Labels as they are printed" tabIndex={0}>
      {sheets.map((sheet, page) => (
        <ul key={page} className="label-sheet" aria-label={`Sheet ${page + 1} of ${sheets.length}`}>
          {sheet.map((label, index) => <li key={index} className="lot-label"><Label {...label} /></li>)}
        </ul>
      ))}
    </div>
  )
}

function Label({ lot, serial }: PrintedLabel) {
  return (
    <>
      <QrCode text={lot.linkOf(serial)} label={`QR code of lot ${lot.code}${serial ? `, unit ${serial}` : ''}`} className="lot-label-code" />
      <div className="lot-label-words">
        <p className="lot-label-name">{lot.itemName}</p>
        <p>{lot.itemCode}{lot.revision && `, rev ${lot.revision}`}</p>
        <p className="lot-label-lot">{lot.code}{serial && <> <span>№ {serial}</span></>}</p>
        {lot.madeOn && <p>{lot.bought ? 'Received' : 'Made'} {lot.madeOn}{lot.expiresOn && ` · use by ${lot.expiresOn}`}</p>}
        {lot.gtin && <p className="lot-label-hri">{[`(01) ${lot.gtin}`, `(10) ${lot.code}`, ...(serial ? [`(21) ${serial}`] : [])].map((field, index) => <span key={field}>{index > 0 && ' '}<span className="whitespace-nowrap">{field}</span></span>)}</p>}
      </div>
    </>
  )
}
