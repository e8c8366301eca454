import type { Option } from '#ui/fields.tsx'
import { CURRENCIES } from '../schemas.ts'

const names = new Intl.DisplayNames('en', { type: 'currency' })

export const currencyOptions: readonly Option[] = CURRENCIES.map((code) => ({ value: code, label: `${code}, ${names.of(code) ?? code}` }))
