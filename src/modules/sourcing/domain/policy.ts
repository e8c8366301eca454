export const LOT_SIZINGS = ['lot-for-lot', 'economic', 'wagner-whitin'] as const
export type LotSizingName = (typeof LOT_SIZINGS)[number]

/** Levels and AQLs offered for incoming lots: the small special levels first, since parts come from few suppliers again and again. */
export const INSPECTION_LEVELS = ['S-1', 'S-2', 'S-3', 'S-4', 'I', 'II', 'III'] as const
export const AQL_CHOICES = ['0.40', '0.65', '1.0', '1.5', '2.5', '4.0', '6.5'] as const

/** How a brand buys. */
export interface SourcingPolicy {
  readonly lotSizing: LotSizingName
  /** Cost of holding stock for a year, per mille of its price. */
  readonly holdingPermille: number
  /** One transfer between two places, minor units of the brand's currency. */
  readonly transferCost: number
  /** Working days that parts are to be there before a run starts. */
  readonly safetyDays: number
  /** Needs further away are not looked at. */
  readonly horizonDays: number
  /** From the arrival of parts until they have been looked at and can be built in. */
  readonly inspectionDays: number
  readonly inspectionLevel: (typeof INSPECTION_LEVELS)[number]
  readonly aql: (typeof AQL_CHOICES)[number]
  /** 0: nobody has set it yet. */
  readonly version: number
}

/** What holds until somebody sets it; the same as the columns' defaults. */
export const DEFAULT_POLICY: SourcingPolicy = {
  lotSizing: 'lot-for-lot', holdingPermille: 200, transferCost: 1800, safetyDays: 1, horizonDays: 90, inspectionDays: 1, inspectionLevel: 'S-3', aql: '2.5', version: 0,
}
