'use client'
import { useState } from 'react'
import { Check, Copy } from 'lucide-react'

/** Copies a code or an address. Nothing is shown without JavaScript: the text beside it can be selected. */
export function CopyButton({ text, label = 'Copy' }: { readonly text: string; readonly label?: string }) {
  const [copied, setCopied] = useState(false)
  return (
    <button
      type="button" aria-label={copied ? 'Copied' : label} title={label}
      className="js-only rounded-control p-1.5 align-middle text-ink-soft hover:bg-paper-sunk hover:text-ink"
      onClick={async () => {
        await navigator.clipboard.writeText(text)
        setCopied(true)
        setTimeout(() => setCopied(false), 1600)
      }}
    >
      {copied ? <Check aria-hidden className="size-3.5 text-released" /> : <Copy aria-hidden className="size-3.5" />}
    </button>
  )
}
