'use server'

import { defineAction } from '#server/define-action.ts'
import { changeName, setPassword, signOut, signOutEverywhere } from './commands/account.ts'
import { makeApiToken, revokeApiToken } from './commands/api-tokens.ts'
import { acceptInvitation, changeRole, inviteMember, removeMember, withdrawInvitation } from './commands/members.ts'
import { sendSignInLink, signInToDemo, signInWithLink, signInWithPassword, signUp } from './commands/sign-in.ts'
import { acceptInvitationSchema, demoSignInSchema, invitationSchema, inviteSchema, makeTokenSchema, memberSchema, nameSchema, nothingSchema, passwordSchema, roleSchema, sendLinkSchema, signInSchema, signUpSchema, tokenIdSchema, useLinkSchema } from './schemas.ts'
import { enter, leave } from './enter.ts'

const fewTries = { tries: 10, seconds: 300 }

export const signInAction = defineAction({ name: 'auth.sign-in', entrance: 'public', ability: 'public:use', schema: signInSchema, command: signInWithPassword, limit: fewTries, then: enter })
export const signUpAction = defineAction({ name: 'auth.sign-up', entrance: 'public', ability: 'public:use', schema: signUpSchema, command: signUp, limit: { tries: 5, seconds: 900 }, then: enter })
export const demoSignInAction = defineAction({ name: 'auth.demo-sign-in', entrance: 'public', ability: 'public:use', schema: demoSignInSchema, command: signInToDemo, then: enter })
export const sendSignInLinkAction = defineAction({ name: 'auth.send-sign-in-link', entrance: 'public', ability: 'public:use', schema: sendLinkSchema, command: sendSignInLink, limit: { tries: 5, seconds: 900 }, then: () => ({ message: 'If this address has an account, a sign-in link is on its way. It is good for 20 minutes.' }) })
export const signInWithLinkAction = defineAction({ name: 'auth.sign-in-with-link', entrance: 'public', ability: 'public:use', schema: useLinkSchema, command: signInWithLink, limit: fewTries, then: enter })
export const acceptInvitationAction = defineAction({ name: 'auth.accept-invitation', entrance: 'public', ability: 'public:use', schema: acceptInvitationSchema, command: acceptInvitation, limit: fewTries, then: enter })

export const changeNameAction = defineAction({ name: 'auth.change-name', entrance: 'account', ability: 'account:self', schema: nameSchema, command: changeName, then: () => ({ message: 'Name changed.' }) })
export const setPasswordAction = defineAction({ name: 'auth.set-password', entrance: 'account', ability: 'account:self', schema: passwordSchema, command: setPassword, limit: fewTries, then: (user) => enter({ ...user, to: '/account' }, 'Password set. Every other browser is signed out.') })
export const signOutAction = defineAction({ name: 'auth.sign-out', entrance: 'account', ability: 'account:self', schema: nothingSchema, command: signOut, then: () => leave('You are signed out.') })
export const signOutEverywhereAction = defineAction({ name: 'auth.sign-out-everywhere', entrance: 'account', ability: 'account:self', schema: nothingSchema, command: signOutEverywhere, then: () => leave('You are signed out everywhere.') })

const invited = (_: unknown, __: unknown, { email }: { readonly email: string }) => ({ message: `Invitation sent to ${email}.` })
const withdrawn = () => ({ message: 'Invitation withdrawn.' })
const roleChanged = () => ({ message: 'Role changed. It takes effect at once.' })
const removed = () => ({ message: 'Member removed.' })

export const inviteBrandMemberAction = defineAction({ name: 'auth.invite-brand-member', entrance: 'brand', ability: 'members:manage', schema: inviteSchema, command: inviteMember, then: invited })
export const withdrawBrandInvitationAction = defineAction({ name: 'auth.withdraw-brand-invitation', entrance: 'brand', ability: 'members:manage', schema: invitationSchema, command: withdrawInvitation, then: withdrawn })
export const changeBrandRoleAction = defineAction({ name: 'auth.change-brand-role', entrance: 'brand', ability: 'members:manage', schema: roleSchema, command: changeRole, then: roleChanged })
export const removeBrandMemberAction = defineAction({ name: 'auth.remove-brand-member', entrance: 'brand', ability: 'members:manage', schema: memberSchema, command: removeMember, then: removed })
export const inviteFloorMemberAction = defineAction({ name: 'auth.invite-floor-member', entrance: 'microfactory', ability: 'members:manage', schema: inviteSchema, command: inviteMember, then: invited })
export const withdrawFloorInvitationAction = defineAction({ name: 'auth.withdraw-floor-invitation', entrance: 'microfactory', ability: 'members:manage', schema: invitationSchema, command: withdrawInvitation, then: withdrawn })
export const changeFloorRoleAction = defineAction({ name: 'auth.change-floor-role', entrance: 'microfactory', ability: 'members:manage', schema: roleSchema, command: changeRole, then: roleChanged })
export const removeFloorMemberAction = defineAction({ name: 'auth.remove-floor-member', entrance: 'microfactory', ability: 'members:manage', schema: memberSchema, command: removeMember, then: removed })
export const inviteShopMemberAction = defineAction({ name: 'auth.invite-shop-member', entrance: 'retailer', ability: 'members:manage', schema: inviteSchema, command: inviteMember, then: invited })
export const withdrawShopInvitationAction = defineAction({ name: 'auth.withdraw-shop-invitation', entrance: 'retailer', ability: 'members:manage', schema: invitationSchema, command: withdrawInvitation, then: withdrawn })
export const changeShopRoleAction = defineAction({ name: 'auth.change-shop-role', entrance: 'retailer', ability: 'members:manage', schema: roleSchema, command: changeRole, then: roleChanged })
export const removeShopMemberAction = defineAction({ name: 'auth.remove-shop-member', entrance: 'retailer', ability: 'members:manage', schema: memberSchema, command: removeMember, then: removed })

export const makeApiTokenAction = defineAction({ name: 'auth.make-api-token', entrance: 'brand', ability: 'tokens:manage', schema: makeTokenSchema, command: makeApiToken, then: (_, __, { token }) => ({ message: `Copy the token now, it is shown this once: ${token}` }) })
export const revokeApiTokenAction = defineAction({ name: 'auth.revoke-api-token', entrance: 'brand', ability: 'tokens:manage', schema: tokenIdSchema, command: revokeApiToken, then: () => ({ message: 'Token revoked. Systems that use it are refused from now on.' }) })
