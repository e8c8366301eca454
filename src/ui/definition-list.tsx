import type { ReactNode } from 'react'

/** Labels and values, one a line, divided by rules: the properties of one thing. */
export function DefinitionList({ items }: { readonly items: readonly { readonly label: string; readonly value: ReactNode }[] }) {
  return (
    <dl className="border-t border-line">
      {items.map((item) => (
        <div key={item.label} className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[min(11rem,35%)_1fr]">
          <dt className="text-ink-soft">{item.label}</dt>
          <dd className="min-w-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
