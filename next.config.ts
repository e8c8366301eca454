import type { NextConfig } from 'next'
import { MOST_BODY_BYTES } from './src/kernel/body-limit.ts'

export default {
  poweredByHeader: false,
  devIndicators: false,
  reactStrictMode: true,
  // `npm test` checks the types of everything; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Native modules and the database driver stay outside the bundle.
  serverExternalPackages: ['@node-rs/argon2', 'pg', '@prisma/client', '@prisma/adapter-pg', 'nodemailer', 'file-type'],
  experimental: {
    // Photos from the floor and sales files come through server actions. The web process refuses what is more.
    serverActions: { bodySizeLimit: MOST_BODY_BYTES },
  },
} satisfies NextConfig
