export { withdrawRegistration } from './commands/registrations.ts'
export { countRegistrations } from './store.ts'
export type { RegistrationCount, RegistrationCounts } from './store.ts'
