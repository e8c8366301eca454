import { isFinal, syncEntry } from '#modules/runs/public.ts'
import { floorEntrySchema } from '#modules/runs/schemas.ts'
import { defineRoute } from '#server/define-route.ts'

export const POST = defineRoute({ name: 'runs.sync-entry', entrance: 'microfactory', ability: 'runs:report', schema: floorEntrySchema, command: syncEntry, key: ({ id, turn }) => turn ?? id, keepsRefusal: isFinal })
