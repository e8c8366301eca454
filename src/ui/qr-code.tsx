import { qrPath } from './qr-path.ts'

/** A text as a QR code, drawn as one path. Printed at 15 mm or more it is read by every phone. */
export function QrCode({ text, label, className }: { readonly text: string; readonly label: string; readonly className?: string }) {
  const { d, across } = qrPath(text)
  return (
    <svg role="img" aria-label={label} viewBox={`-4 -4 ${across + 8} ${across + 8}`} shapeRendering="crispEdges" className={className}>
      <rect x="-4" y="-4" width={across + 8} height={across + 8} fill="#fff" />
      <path d={d} fill="#000" />
    </svg>
  )
}
