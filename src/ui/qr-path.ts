import bwipjs from 'bwip-js/node'

/** A text as a QR code (ISO/IEC 18004, error correction M): one path of unit squares, and how many there are across. */
export function qrPath(text: string): { readonly d: string; readonly across: number } {
  const [symbol] = bwipjs.raw('qrcode', text, 'eclevel=M')
  if (!symbol || !('pixs' in symbol)) throw new Error(`no QR code for ${text}`)
  const { pixs, pixx } = symbol
  return { d: Array.from(pixs, (pixel, index) => (pixel ? `M${index % pixx} ${Math.floor(index / pixx)}h1v1h-1z` : '')).join(''), across: pixx }
}
