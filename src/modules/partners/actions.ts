'use server'

import { defineAction } from '#server/define-action.ts'
import { acceptPartnership, approvePartner, changeTerms, declinePartnership, endPartnership, invitePartner, suspendPartner } from './commands.ts'
import { changeTermsSchema, invitePartnerFormSchema, knownPartnerSchema, partnershipSchema, suspendPartnerSchema } from './schemas.ts'

export const invitePartnerAction = defineAction({ name: 'partners.invite-partner', entrance: 'brand', ability: 'partners:manage', schema: invitePartnerFormSchema, command: invitePartner, then: ({ partnershipId }, actor) => ({ redirectTo: `/b/${actor.slug}/retailers/${partnershipId}`, message: 'Partner added. Approve it once you agree on terms.' }) })
export const inviteKnownPartnerAction = defineAction({ name: 'partners.invite-known-partner', entrance: 'brand', ability: 'partners:manage', schema: knownPartnerSchema, command: invitePartner, then: ({ partnershipId }, actor) => ({ redirectTo: `/b/${actor.slug}/retailers/${partnershipId}`, message: 'They have been asked. You see their places once they accept.' }) })
export const approvePartnerAction = defineAction({ name: 'partners.approve-partner', entrance: 'brand', ability: 'partners:manage', schema: partnershipSchema, command: approvePartner, then: () => ({ message: 'Approved. You can order from, ship to and restock this partner.' }) })
export const suspendPartnerAction = defineAction({ name: 'partners.suspend-partner', entrance: 'brand', ability: 'partners:manage', schema: suspendPartnerSchema, command: suspendPartner, then: () => ({ message: 'Suspended. Nothing new starts with this partner.' }) })
export const endPartnershipAction = defineAction({ name: 'partners.end-partnership', entrance: 'brand', ability: 'partners:manage', schema: suspendPartnerSchema, command: endPartnership, then: () => ({ message: 'Ended. What was done together stays readable.' }) })
export const changeTermsAction = defineAction({ name: 'partners.change-terms', entrance: 'brand', ability: 'partners:manage', schema: changeTermsSchema, command: changeTerms, then: () => ({ message: 'Terms saved.' }) })
export const acceptAsMicrofactoryAction = defineAction({ name: 'partners.accept-as-microfactory', entrance: 'microfactory', ability: 'partners:accept', schema: partnershipSchema, command: acceptPartnership, then: () => ({ message: 'Accepted. They can send you work now.' }) })
export const declineAsMicrofactoryAction = defineAction({ name: 'partners.decline-as-microfactory', entrance: 'microfactory', ability: 'partners:accept', schema: partnershipSchema, command: declinePartnership, then: () => ({ message: 'Declined.' }) })
export const acceptAsRetailerAction = defineAction({ name: 'partners.accept-as-retailer', entrance: 'retailer', ability: 'partners:accept', schema: partnershipSchema, command: acceptPartnership, then: () => ({ message: 'Accepted. You can restock from them now.' }) })
export const declineAsRetailerAction = defineAction({ name: 'partners.decline-as-retailer', entrance: 'retailer', ability: 'partners:accept', schema: partnershipSchema, command: declinePartnership, then: () => ({ message: 'Declined.' }) })
