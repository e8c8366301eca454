import type { MicrofactoryActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'

/** The web app manifest of one floor: what the phone shows when the floor stands on its home screen. */
export async function getFloorManifest(actor: MicrofactoryActor): Promise<object> {
  const { name } = await db.organization.findUniqueOrThrow({ where: { id: actor.organizationId }, select: { name: true } })
  const icon = (size: number, purpose: 'any' | 'maskable') => ({ src: `/floor-icon-${size}${purpose === 'maskable' ? '-maskable' : ''}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose })
  return {
    id: `/f/${actor.slug}`, name: `${name}, the floor`, short_name: name.split(' ')[0], description: 'What to make next; report good and scrap, with or without a network.', lang: 'en',
    start_url: `/f/${actor.slug}`, scope: '/f/', display: 'standalone', background_color: '#f8f5f0', theme_color: '#f8f5f0',
    icons: [icon(192, 'any'), icon(512, 'any'), icon(512, 'maskable')],
    shortcuts: [{ name: 'Waiting to be sent', url: `/f/${actor.slug}/outbox` }],
  }
}
