import bwipjs from 'bwip-js/node'

/** A text as a QR code (ISO/IEC 18004, error correction M), drawn as one path. Printed at 15 mm or more it is read by every phone. */
export function QrCode({ text, label, className }: { readonly text: string; readonly label: string; readonly className?: string }) {
  const [symbol] = bwipjs.raw('qrcode', text, 'eclevel=M')
  if (!symbol || !('pixs' in symbol)) throw new Error(`no QR code for ${text}`)
  const { pixs, pixx, pixy } = symbol
  const dark = Array.from(pixs, (pixel, index) => (pixel ? `M${index % pixx} ${Math.floor(index / pixx)}h1v1h-1z` : '')).join('')
  return (
    <svg role="img" aria-label={label} viewBox={`-4 -4 ${pixx + 8} ${pixy + 8}`} shapeRendering="crispEdges" className={className}>
      <rect x="-4" y="-4" width={pixx + 8} height={pixy + 8} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  )
}
