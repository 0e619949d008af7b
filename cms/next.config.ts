import { resolve } from 'node:path'
import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

const repositoryRoot = resolve(import.meta.dirname, '..')

/**
 * On every answer of the CMS; what hangs on its settings is in cms/doors/answerHeaders.ts. The pages of the panel have inline scripts
 * (Next's and Payload's), so the policy cannot restrict scripts: it forbids framing, plug-ins, another base URL, and forms to other sites.
 */
const securityHeaders = [
  {
    key: 'Content-Security-Policy',
    value: "frame-ancestors 'none'; base-uri 'self'; object-src 'none'; form-action 'self'",
  },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  // Not "no-referrer": Payload's CSRF check reads Origin and Referer.
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
]

/**
 * Packages that the process loads once, from node_modules, instead of a copy in each bundle. The build makes several module graphs
 * (instrumentation, routes, pages) that share one instance of Payload, the one that cms/startCms.ts opens: an error of one graph's
 * `ValidationError` is not `instanceof` another graph's, and Payload would answer it without its sentences. `next dev` does it by
 * itself (withPayload).
 */
const loadedOnce = ['payload', '@payloadcms/db-mongodb', '@payloadcms/db-sqlite']

const nextConfig: NextConfig = {
  poweredByHeader: false,
  images: { unoptimized: true }, // Closes /_next/image: it is not needed, and it fetches any address that a request names.
  serverExternalPackages: loadedOnce,
  // A stack trace in the log names functions, and an error's `name` is its class's, in what is built as in the sources.
  // The panel sends the state of a whole form by a server action: as large as any body of a person's, `bodyLimits.person` in
  // cms/doors/bodyLimits.ts, which Next's loader of this file cannot import.
  experimental: { serverMinification: false, serverActions: { bodySizeLimit: 8 * 1024 * 1024 } },
  turbopack: { root: repositoryRoot },
  outputFileTracingRoot: repositoryRoot,
  typescript: { ignoreBuildErrors: true }, // `npm run types` checks it.
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
  redirects: async () => [
    { source: '/', destination: '/admin', permanent: false },
    // Payload's open "create first user" form: the first visitor of a new installation would be its administrator.
    { source: '/admin/create-first-user', destination: '/no-administrator', permanent: false },
  ],
}

export default withPayload(nextConfig, { devBundleServerPackages: false })
