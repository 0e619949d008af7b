import type { Mutation } from '../mutation.ts'

const server = { project: 'security', tests: ['tests/security/staticServer.test.ts'] } as const
const pages = { project: 'unit', tests: ['tests/site/pages/pages.test.ts'] } as const
const feeds = { project: 'unit', tests: ['tests/site/feeds/feeds.test.ts'] } as const

/** The static server and the pages: the release and nothing else, and no text that becomes a script. */
export const whatReadersGet: readonly Mutation[] = [
  {
    name: 'pages run inline scripts (CSP)',
    file: 'site/server/headers.ts',
    from: `"script-src 'self'"`,
    to: `"script-src 'self' 'unsafe-inline'"`,
    ...server,
  },
  {
    name: 'pages are framed (CSP)',
    file: 'site/server/headers.ts',
    from: `    "frame-ancestors 'none'",\n`,
    to: '',
    ...server,
  },
  {
    name: 'pages load and send to anywhere (CSP)',
    file: 'site/server/headers.ts',
    from: `    "default-src 'none'",\n`,
    to: '',
    ...server,
  },
  {
    name: 'a manifest of elsewhere is taken (CSP)',
    file: 'site/server/headers.ts',
    from: `"manifest-src 'self'"`,
    to: '"manifest-src *"',
    ...server,
  },
  {
    name: 'browsers guess the type of a file (nosniff)',
    file: 'site/server/headers.ts',
    from: `  'X-Content-Type-Options': 'nosniff',\n`,
    to: '',
    ...server,
  },
  {
    name: 'a link out of the release is followed',
    file: 'site/server/liveFiles.ts',
    from: '  if (real !== file) return null\n',
    to: '  if (real === null) return null\n',
    ...server,
  },
  {
    name: 'a file that no list has is served',
    file: 'site/server/liveFiles.ts',
    from: '      if (tree === null) return null\n',
    to: "      if (tree === null) return { path, bytes: 43, sha256: '0'.repeat(64), link, file: link }\n",
    ...server,
  },
  {
    name: 'a POST is answered with a page',
    file: 'site/server/siteServer.ts',
    from: "request.method !== 'GET' && request.method !== 'HEAD'",
    to: "request.method === 'TRACE'",
    ...server,
  },
  {
    name: 'a text ends the structured data’s script',
    file: 'site/components/JsonLd.tsx',
    from: '/[<>&\\u2028\\u2029]/g',
    to: '/[&\\u2028\\u2029]/g',
    ...pages,
  },
  {
    name: 'a text becomes markup in a feed',
    file: 'site/feeds/xml.ts',
    from: "    .replace(/</g, '&lt;')\n",
    to: '',
    ...feeds,
  },
  {
    name: 'a former address takes a present page away',
    file: 'site/page-models/formerAddresses.ts',
    from: 'if (!present.has(former) && !owners.has(former))',
    to: 'if (present.size > 0 && !owners.has(former))',
    project: 'unit',
    tests: ['tests/site/page-models/formerAddresses.test.ts'],
  },
  {
    name: 'a redirect leads out of the site',
    file: 'site/server/siteServer.ts',
    from: "path.split('/').map(encodeURIComponent).join('/') + search",
    to: "path.replace(/^\\/+/, '//') + search",
    project: 'site',
    tests: ['tests/site/server/serve.test.ts'],
  },
]
