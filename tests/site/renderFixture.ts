import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import type { Snapshot } from '../../content/snapshot.ts'
import { renderSite } from '../../site/renderSite.ts'
import type { FetchedMedia, RenderedSite } from '../../site/renderedSite.ts'

export const baseUrl = 'https://errata.example.org'

/** The fixture's uploads, as the publisher passes them on. Nothing reads `from` here. */
export const fixtureMedia: FetchedMedia = new Map(
  ['cover.png', 'cover-320x427.webp', 'figure.png'].map((name) => [
    name,
    { path: `media/abc/${name}`, from: `/none/${name}` },
  ]),
)

export type Rendered = RenderedSite & { text: (path: string) => string }

export async function renderFixture(snapshot: Snapshot, at = baseUrl): Promise<Rendered> {
  const site = await renderSite({ snapshot, media: fixtureMedia, baseUrl: at })
  const byPath = new Map(site.files.map((file) => [file.path, file.content]))
  return {
    ...site,
    text(path) {
      const content = byPath.get(path)
      if (content === undefined) throw new Error(`The rendered site has no ${path}.`)
      return typeof content === 'string' ? content : Buffer.from(content).toString('utf8')
    },
  }
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
}

/** The policy that readers get: it blocks style attributes and inline scripts. */
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'"

/** Serves a rendered site from memory on a free port. */
export async function serveRendered(
  site: RenderedSite,
): Promise<{ url: string; close: () => Promise<void> }> {
  const files = new Map(site.files.map((file) => [`/${file.path}`, file.content]))
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const name = path.endsWith('/') ? `${path}index.html` : path
    const content = files.get(name)
    response.writeHead(content === undefined ? 404 : 200, {
      'content-type': types[extname(name)] ?? 'text/plain',
      'content-security-policy': policy,
    })
    response.end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        // A browser opens connections in advance. Node counts one that has sent nothing as busy, and would wait a minute for it.
        server.closeAllConnections()
      }),
  }
}
