// The site's own files alone: no inline script or style, no third party, no frame around it.
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** The search page may besides run WebAssembly (Pagefind). No other page may. */
const policyOfSearch = contentSecurityPolicy.replace(
  "script-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
)

/** The policy of a file of a release. */
export function policyOf(path: string): string {
  return /^(?:ja|en)\/search\/index\.html$/.test(path) ? policyOfSearch : contentSecurityPolicy
}

/** Sent with every answer of the reader's site, by the embedded server and by nginx alike (a test compares the two). */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy':
    'camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

/** Files under these folders have the hash of their content in their path: they never change. */
const unchangingFolders = ['assets/', 'media/'] as const

/** Whether a file of a release has the hash of its content in its path. */
export function neverChanges(path: string): boolean {
  return unchangingFolders.some((folder) => path.startsWith(folder))
}

/** How long a browser may keep a file without asking. */
export function cacheControlOf(path: string): string {
  return neverChanges(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
}

/** What programs of other sites may read: the files of errata, the index of books, the schemas and the feeds. */
const openFiles =
  /^(?:books\.json|schemas\/[^/]+\.json|(?:ja|en)\/(?:books\/[^/]+\/)?(?:feed\.xml|errata\.(?:json|csv|tex)))$/

/**
 * The headers that let a script of any other site read a file (https://fetch.spec.whatwg.org/#http-cors-protocol); none for other
 * paths. A former address has them as well: a browser asks for them before it follows a redirect.
 */
export function crossOriginHeadersOf(path: string): Readonly<Record<string, string>> {
  return openFiles.test(path) ? { 'Access-Control-Allow-Origin': '*' } : {}
}

// IANA's names, for what a release holds: pages, their assets, and the uploads that cms/collections/media allows. The files of the
// search (`.pf_meta`, `.pf_index`, `.pf_fragment`, `.pagefind`) have none, and are compressed already.
const contentTypes: Readonly<Record<string, string | undefined>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  tex: 'application/x-tex; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  ico: 'image/x-icon',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  woff2: 'font/woff2',
  pdf: 'application/pdf',
}

/** The media type of a file by its path in the release. A feed has one of its own: some readers take `application/xml` for no feed. */
export function contentTypeOf(path: string): string {
  if (/(^|\/)feed\.xml$/.test(path)) return 'application/atom+xml; charset=utf-8'
  if (/^schemas\/[^/]+\.json$/.test(path)) return 'application/schema+json; charset=utf-8'
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  return (extension === '' ? undefined : contentTypes[extension]) ?? 'application/octet-stream'
}

/** Whether a file of this type gets smaller when it is compressed. */
export function isCompressible(contentType: string): boolean {
  return contentType.includes('charset=utf-8')
}
