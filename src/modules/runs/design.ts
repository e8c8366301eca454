import type { RevisionWithBom } from '#modules/catalogue/public.ts'
import type { FrozenDesign, FrozenStandards, Json } from './domain/freeze.ts'

/** What is frozen of a design: the lines of its bill of materials, how it will be inspected, and what the workshop acknowledged. Costs are not part of it. */
export function designOf(revision: Pick<RevisionWithBom, 'code' | 'bom'>, inspectionPlan: Json, standards?: FrozenStandards): FrozenDesign {
  return {
    toyRevision: revision.code,
    bom: revision.bom.map((line) => ({
      findNumber: line.findNumber, partNumber: line.partNumber, partName: line.partName, partRevision: line.partRevisionCode,
      partRevisionId: line.partRevisionId, quantity: line.quantity,
    })),
    inspectionPlan, ...(standards ? { standards } : {}),
  }
}
