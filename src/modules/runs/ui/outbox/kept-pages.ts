import { useEffect, useState } from 'react'
import { KEPT_PAGES } from '#ui/device-memory.ts'

/** The pages that this device keeps for the time without a network, by path and query; null as long as that is unknown, or where no worker keeps any. */
export function useKeptPages(): ReadonlySet<string> | null {
  const [pages, setPages] = useState<ReadonlySet<string> | null>(null)
  useEffect(() => {
    if (!('serviceWorker' in navigator) || !('caches' in window)) return
    const news = new BroadcastChannel(KEPT_PAGES)
    const read = async () => {
      if (!(await navigator.serviceWorker.getRegistration('/f/'))) return
      const kept = await (await caches.open(KEPT_PAGES)).keys()
      setPages(new Set(kept.map(({ url }) => new URL(url).pathname + new URL(url).search)))
    }
    const readQuietly = () => void read().catch(() => undefined)
    news.onmessage = readQuietly
    readQuietly()
    return () => news.close()
  }, [])
  return pages
}
