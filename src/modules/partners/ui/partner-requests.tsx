import { ActionForm } from '#ui/form.tsx'
import { acceptAsMicrofactoryAction, acceptAsRetailerAction, declineAsMicrofactoryAction, declineAsRetailerAction } from '../actions.ts'
import type { PartnerRequest } from '../queries/list-requests.ts'

/** Brands that asked, with yes and no. Until yes, they see nothing of the organization. */
export function PartnerRequests({ requests }: { readonly requests: readonly PartnerRequest[] }) {
  return (
    <ul className="grid gap-4">
      {requests.map((request) => {
        const hidden = { workspace: request.organizationSlug, partnershipId: request.partnershipId, version: request.version }
        const factory = request.kind === 'microfactory'
        return (
          <li key={request.partnershipId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-l-4 border-accent bg-accent-tint px-4 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-semibold">{request.brandName} would like to work with {request.organizationName}</p>
              <p className="measure text-sm text-ink-soft">{request.brandAbout ? `${request.brandAbout} ` : ''}{request.paymentTermsDays === 0 ? 'Paid at once.' : `Invoices due in ${request.paymentTermsDays} days.`} They see your places once you accept.</p>
            </div>
            <div className="flex gap-2">
              <ActionForm action={factory ? acceptAsMicrofactoryAction : acceptAsRetailerAction} hidden={hidden} submitLabel="Accept" label={`Accept ${request.brandName}`} />
              <ActionForm action={factory ? declineAsMicrofactoryAction : declineAsRetailerAction} hidden={hidden} submitLabel="Decline" variant="quiet" label={`Decline ${request.brandName}`} />
            </div>
          </li>
        )
      })}
    </ul>
  )
}
