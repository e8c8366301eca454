export const KIND_WORDS = { microfactory: 'Workshop', retailer: 'Retailer' } as const
