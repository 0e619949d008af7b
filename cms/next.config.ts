import { resolve } from 'node:path'
import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

const repositoryRoot = resolve(import.meta.dirname, '..')

/**
 * On every answer of the CMS. The panel's own scripts stand inline in its pages (Next's and Payload's), so the policy
 * holds what can be held: nobody frames it, no plug-in, no foreign base, forms go to the CMS alone.
 */
const securityHeaders = [
  {
    key: 'Content-Security-Policy',
    value: "frame-ancestors 'none'; base-uri 'self'; object-src 'none'; form-action 'self'",
  },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  // Not "no-referrer": Payload tells the panel's own requests from others' by Origin and Referer.
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
]

const nextConfig: NextConfig = {
  poweredByHeader: false,
  images: { unoptimized: true }, // Closes /_next/image: nothing here needs it, and it fetches what it is told to.
  turbopack: { root: repositoryRoot },
  outputFileTracingRoot: repositoryRoot,
  typescript: { ignoreBuildErrors: true }, // `npm run types` checks all of it, the build's own check would be the second.
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
  redirects: async () => [
    { source: '/', destination: '/admin', permanent: false },
    // The open "create first user" form: whoever came first to a new installation would be its administrator.
    { source: '/admin/create-first-user', destination: '/no-administrator', permanent: false },
  ],
}

export default withPayload(nextConfig, { devBundleServerPackages: false })
