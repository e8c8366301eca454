import { z } from 'zod'
import { isTimeZone, parseCalendarDate } from '#kernel/calendar-date.ts'
import { typedNumber } from '#kernel/typed-number.ts'

export const LOCATION_KINDS = ['workshop', 'warehouse', 'shop', 'venue'] as const
export type LocationKind = (typeof LOCATION_KINDS)[number]
export const CURRENCIES = ['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'NZD', 'JPY', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'MXN', 'BRL', 'INR', 'KRW', 'SGD'] as const

const line = (missing: string, max = 120) => z.string({ error: missing }).trim().min(1, { error: missing }).max(max, { error: `Use at most ${max} characters.` })
const optionalLine = (max = 120) => z.string().trim().max(max, { error: `Use at most ${max} characters.` }).default('')

/** Part of a public address: `fogline`, `blue-door-toys`. */
export const slugSchema = z.string({ error: 'Choose an address.' }).trim().toLowerCase()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'Use small letters, digits and single hyphens, such as blue-door-toys.' })
  .min(3, { error: 'Use at least 3 characters.' }).max(48, { error: 'Use at most 48 characters.' })

export const timeZoneSchema = z.string({ error: 'Choose a time zone.' }).refine(isTimeZone, { error: 'This is not a time zone. Choose one such as America/Los_Angeles.' })
export const currencySchema = z.enum(CURRENCIES, { error: 'Choose a currency.' })
export const countrySchema = z.string({ error: 'Choose a country.' }).trim().toUpperCase().regex(/^[A-Z]{2}$/, { error: 'Use the two-letter country code, such as US.' })
const supportEmail = z.union([z.literal(''), z.email({ error: 'Enter an e-mail address like help@example.com.' }).max(254)]).default('')

/** ISO weekdays, 1 Monday … 7 Sunday, each once, in order. A form sends one box as a single value. */
const weekdays = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(typedNumber().int().min(1).max(7)).transform((days) => [...new Set(days)].sort((a, b) => a - b)),
)

/** '14:00' or minutes after midnight → minutes. */
const clock = z.union([
  z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Use a time like 14:00.' }).transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))),
  z.number().int().min(0).max(1439),
], { error: 'Use a time like 14:00.' })

const degrees = (missing: string, limit: number) =>
  typedNumber({ error: missing }).min(-limit, { error: `Between −${limit} and ${limit}.` }).max(limit, { error: `Between −${limit} and ${limit}.` })

const placeFields = z.object({
  name: line('Give the place a name, as people say it.', 80),
  street: optionalLine(),
  city: line('In which city is it?', 80),
  region: optionalLine(40),
  postcode: optionalLine(20),
  country: countrySchema.default('US'),
  latitude: degrees('Enter the latitude, such as 37.7749. Maps show it when you press and hold a point.', 90),
  longitude: degrees('Enter the longitude, such as −122.4194.', 180),
  timeZone: timeZoneSchema,
  dispatchDays: weekdays,
  cutOffMinutes: clock.default(840),
  receivingDays: weekdays,
  openHoursPerDay: typedNumber({ error: 'Enter hours, such as 8.' }).int({ error: 'Use whole hours.' }).min(0).max(24, { error: 'A day has 24 hours.' }).default(8),
})

export const addLocationSchema = placeFields.extend({
  kind: z.enum(LOCATION_KINDS, { error: 'What kind of place is it?' }),
  slug: slugSchema.optional(),
  /** Absent: the place is the actor's own. */
  organizationId: z.uuid().optional(),
})
export type AddLocation = z.output<typeof addLocationSchema>

export const changeLocationSchema = placeFields.extend({
  locationId: z.uuid(),
  state: z.enum(['open', 'closed'], { error: 'Open or closed?' }).default('open'),
})
export type ChangeLocation = z.output<typeof changeLocationSchema>

const day = (missing: string) => z.string({ error: missing }).refine((text) => parseCalendarDate(text) !== null, { error: 'There is no such day. Use a date like 2026-12-24.' })

export const addClosureSchema = z.object({
  locationId: z.uuid(),
  firstDay: day('From which day?'),
  lastDay: day('Until which day?').optional(),
  reason: line('Say why, such as “Inventory” or “Winter break”.', 80),
}).transform((closure) => ({ ...closure, lastDay: closure.lastDay ?? closure.firstDay }))
  .refine((closure) => closure.lastDay >= closure.firstDay, { error: 'The last day comes before the first.', path: ['lastDay'] })
export type AddClosure = z.output<typeof addClosureSchema>

export const removeClosureSchema = z.object({ closureId: z.uuid() })

export const foundBrandSchema = z.object({
  name: line('What is the brand called?', 60),
  /** Absent or empty: made from the name. */
  slug: z.literal('').transform(() => undefined).or(slugSchema).optional(),
  currency: currencySchema.default('USD'),
  country: countrySchema.default('US'),
  timeZone: timeZoneSchema.default('America/Los_Angeles'),
  about: optionalLine(400),
  supportEmail,
})
export type FoundBrand = z.input<typeof foundBrandSchema>

export const changeBrandSettingsSchema = z.object({
  name: line('What is the brand called?', 60),
  about: optionalLine(400),
  country: countrySchema,
  timeZone: timeZoneSchema,
  gs1Prefix: z.string({ error: 'Enter your GS1 company prefix.' }).trim().regex(/^\d{4,11}$/, { error: 'A GS1 company prefix has 4 to 11 digits.' }),
  supportEmail,
  acceptSameWeek: z.preprocess((value) => value === 'on' || value === 'true' || value === true, z.boolean()),
  version: typedNumber().int().min(1),
})
export type ChangeBrandSettings = z.output<typeof changeBrandSettingsSchema>
