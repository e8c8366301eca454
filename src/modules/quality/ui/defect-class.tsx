import { OctagonAlert, TriangleAlert, CircleDot } from 'lucide-react'
import type { DefectClass } from '../domain/inspection-plan.ts'

const LOOKS = {
  critical: { Icon: OctagonAlert, className: 'text-rejected', words: 'Critical' },
  major: { Icon: TriangleAlert, className: 'text-held', words: 'Major' },
  minor: { Icon: CircleDot, className: 'text-ink-soft', words: 'Minor' },
} as const

/** How bad a failed answer is: critical hurts somebody, major does not work, minor does not look right. */
export function DefectClassMark({ defectClass }: { readonly defectClass: DefectClass }) {
  const { Icon, className, words } = LOOKS[defectClass]
  return <span className={`inline-flex items-center gap-1 font-medium ${className}`}><Icon aria-hidden className="size-3.5" />{words}</span>
}
