export { saveView } from './commands/saved-views.ts'
