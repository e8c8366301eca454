import type { MetadataRoute } from 'next'

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Shortrun', short_name: 'Shortrun', description: 'Toys made in short runs nearby: restocked within the week, repaired for years.',
    start_url: '/', display: 'minimal-ui', background_color: '#f8f5f0', theme_color: '#f8f5f0', lang: 'en',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }, { src: '/apple-icon.png', sizes: '180x180', type: 'image/png' }],
  }
}
