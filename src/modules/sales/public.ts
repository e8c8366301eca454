export { checkSalesFile, type CheckedImport } from './commands/check-file.ts'
export { discardSalesImport, takeSalesImport, type TakenImport } from './commands/take-import.ts'
export { listSalesDays, sellOutFacts, type DayRange, type SalesDayFacts, type SellOutFacts } from './queries/sales-days.ts'
export type { SellOut } from './domain/sell-out.ts'
