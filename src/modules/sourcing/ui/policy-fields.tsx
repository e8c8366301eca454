import { MoneyField, NumberField, RadioGroup, SelectField } from '#ui/fields.tsx'
import { AQL_CHOICES, INSPECTION_LEVELS, type SourcingPolicy } from '../domain/policy.ts'

/** How a brand buys, as a form. */
export function PolicyFields({ policy, currency, transferCost, disabled }: { readonly policy: SourcingPolicy; readonly currency: string; readonly transferCost: string; readonly disabled: boolean }) {
  return (
    <>
      <RadioGroup name="lotSizing" label="Order quantities" defaultValue={policy.lotSizing} disabled={disabled} options={[
        { value: 'lot-for-lot', label: 'Just what is needed', help: 'Rounded up to the supplier’s steps. Little stock, more orders.' },
        { value: 'wagner-whitin', label: 'Cheapest over the horizon', help: 'Joins needs where holding stock costs less than another order (Wagner and Whitin).' },
        { value: 'economic', label: 'Economic order quantity', help: 'At least √(2 × order cost × demand ÷ holding cost) a time. For parts that are used evenly.' },
      ]} />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <NumberField name="holdingPercent" label="Holding stock costs" unit="% a year" decimals defaultValue={policy.holdingPermille / 10} disabled={disabled} help="Of the price of the goods: money, space, loss." />
        <MoneyField name="transferCost" label="A transfer between places costs" currency={currency} defaultValue={transferCost} disabled={disabled} />
        <NumberField name="safetyDays" label="Parts are there before a run starts" unit="working days" defaultValue={policy.safetyDays} disabled={disabled} />
        <NumberField name="horizonDays" label="Look ahead" unit="days" defaultValue={policy.horizonDays} disabled={disabled} />
        <NumberField name="inspectionDays" label="Incoming parts are looked at within" unit="days" defaultValue={policy.inspectionDays} disabled={disabled} help="Until then they count as coming, from that day on as there." />
        <SelectField name="inspectionLevel" label="Inspection level of incoming lots" options={INSPECTION_LEVELS.map((value) => ({ value, label: value }))} defaultValue={policy.inspectionLevel} disabled={disabled} help="S levels look at few pieces; II is the usual level for finished goods." />
        <SelectField name="aql" label="AQL of incoming lots" options={AQL_CHOICES.map((value) => ({ value, label: value }))} defaultValue={policy.aql} disabled={disabled} />
      </div>
    </>
  )
}
