export { publishPolicy } from './commands.ts'
