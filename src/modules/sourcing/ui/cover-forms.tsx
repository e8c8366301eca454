import { formatMinor } from '#kernel/money.ts'
import { ActionForm, type FormAction } from '#ui/form.tsx'
import { orderShortagesAction } from '../actions.ts'
import type { BuySource, Source, TransferSource } from '../domain/choose-source.ts'

/** A shortage becomes an order or a transfer in one click. `transferAction` is the shipments room's: this room does not know it. */
export function CoverForm({ source, shortage, workspace, transferAction, strong, planned }: {
  readonly source: Source
  readonly shortage: { readonly key: string; readonly locationId: string; readonly name: string }
  readonly workspace: string
  readonly transferAction: FormAction
  readonly strong: boolean
  readonly planned: boolean
}) {
  return source.kind === 'buy'
    ? <BuyForm source={source} shortage={shortage} workspace={workspace} strong={strong} planned={planned} />
    : <TransferForm source={source} shortage={shortage} workspace={workspace} action={transferAction} strong={strong} />
}

function BuyForm({ source, shortage, workspace, strong, planned }: { readonly source: BuySource; readonly shortage: { readonly key: string; readonly name: string }; readonly workspace: string; readonly strong: boolean; readonly planned: boolean }) {
  return (
    <ActionForm action={orderShortagesAction} hidden={{ workspace, shortages: shortage.key, offerId: source.offerId, planned: planned ? 'yes' : undefined }} variant={strong ? 'quiet' : 'plain'} pendingLabel="Ordering …"
      submitLabel={`Order ${source.pieces.toLocaleString('en-US')} from ${source.from}`} label={`Order ${shortage.name} from ${source.from} for ${formatMinor(source.cost, source.currency)}`} />
  )
}

function TransferForm({ source, shortage, workspace, action, strong }: { readonly source: TransferSource; readonly shortage: { readonly locationId: string; readonly name: string }; readonly workspace: string; readonly action: FormAction; readonly strong: boolean }) {
  const lines = Object.fromEntries(source.lots.flatMap(({ lotId, pieces }, index) => [[`lines[${index}].lotId`, lotId], [`lines[${index}].quantity`, pieces]]))
  return (
    <ActionForm action={action} hidden={{ workspace, fromLocationId: source.fromLocationId, toLocationId: shortage.locationId, ...lines }} variant={strong ? 'quiet' : 'plain'} pendingLabel="Sending …"
      submitLabel={`Send ${source.pieces.toLocaleString('en-US')} from ${source.from}`} label={`Transfer ${shortage.name} from ${source.from}`} />
  )
}
