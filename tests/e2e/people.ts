/** The demo's people, by what they do (prisma/seed/accounts.ts). */
export const maya = 'maya@fogline.example' // owns the brand Fogline
export const ines = 'ines@fogline.example' // its quality person
export const tomas = 'tomas@alameda.example' // leads a workshop of Fogline's
export const jo = 'jo@alameda.example' // operator there
export const priya = 'priya@juniper.example' // buys for a retailer of Fogline's
export const sam = 'sam@orchard.example' // owns another brand
export const lin = 'lin@dogpatch.example' // leads another workshop of Fogline's, where a run is being made
export const owen = 'owen@toytram.example' // buys for another retailer
export const rosa = 'rosa@southbay.example' // leads the third workshop of Fogline's
