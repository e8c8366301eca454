/** Long enough, in pixels, to see a crack; small enough for the workshop's Wi-Fi and the phone's storage. */
const LONGEST_SIDE = 1600
const SMALL_ENOUGH = 400_000

/** A photo as it is kept and sent: at most 1600 px, JPEG. What the browser cannot read stays as it is, for the server to judge. */
export async function shrinkPhoto(file: File): Promise<Blob | null> {
  if (file.size === 0) return null
  const image = file.size <= SMALL_ENOUGH ? null : await createImageBitmap(file).catch(() => null)
  if (!image) return file
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height))
  const canvas = new OffscreenCanvas(Math.round(image.width * scale), Math.round(image.height * scale))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 })
}
