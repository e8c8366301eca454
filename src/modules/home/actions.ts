'use server'

import { defineAction } from '#server/define-action.ts'
import { putViewBack, removeView, renameView, saveView } from './commands/saved-views.ts'
import { renameViewSchema, saveViewSchema, viewSchema } from './schemas.ts'

export const saveViewAction = defineAction({ name: 'home.save-view', entrance: 'brand', ability: 'brand:read', schema: saveViewSchema, command: saveView, then: () => ({ message: 'View saved.' }) })
export const renameViewAction = defineAction({ name: 'home.rename-view', entrance: 'brand', ability: 'brand:read', schema: renameViewSchema, command: renameView, then: () => ({ message: 'View renamed.' }) })
export const removeViewAction = defineAction({ name: 'home.remove-view', entrance: 'brand', ability: 'brand:read', schema: viewSchema, command: removeView, then: ({ name }) => ({ message: `View “${name}” removed.` }) })
export const putViewBackAction = defineAction({ name: 'home.put-view-back', entrance: 'brand', ability: 'brand:read', schema: viewSchema, command: putViewBack, then: ({ name }) => ({ message: `View “${name}” is back.` }) })
