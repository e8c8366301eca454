'use client'
import { Printer } from 'lucide-react'
import { Button } from './button.tsx'

/** Opens the browser's print dialog; without JavaScript there is the browser's own menu. */
export function PrintButton({ label = 'Print', variant = 'primary' }: { readonly label?: string; readonly variant?: 'primary' | 'quiet' }) {
  return <Button variant={variant} className="js-only" icon={<Printer aria-hidden />} onClick={() => window.print()}>{label}</Button>
}
