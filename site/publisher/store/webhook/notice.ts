import { randomUUID } from 'node:crypto'
import { z } from 'zod'

/** More addresses than these are not listed: `everything` is said instead. */
export const mostAddresses = 1_000

/** What the receiver gets: that a release is live, and which addresses are new, changed or gone since the last notice it took. */
export const Notice = z.strictObject({
  /** The same for each try of one notice. */
  id: z.uuid(),
  release: z.string().min(1),
  addresses: z.array(z.string()).optional(),
  everything: z.literal(true).optional(),
})
export type Notice = z.infer<typeof Notice>

/** `ja/books/x/index.html` as readers ask for it: `https://errata.example.org/ja/books/x/`. */
export function toAddress(baseUrl: string, path: string): string {
  const asked = path.replace(/(^|\/)index\.html$/, '$1')
  return `${baseUrl}/${asked.split('/').map(encodeURIComponent).join('/')}`
}

/** The notice of a release. `changed` are paths below the site's root. */
export function toNotice({
  release,
  baseUrl,
  changed,
}: {
  release: string
  baseUrl: string
  changed: readonly string[]
}): Notice {
  return limit({ id: randomUUID(), release, addresses: changed.map((path) => toAddress(baseUrl, path)) })
}

/** One notice for two releases, of which the earlier's was not taken. */
export function mergeNotices(earlier: Notice | null, later: Notice): Notice {
  if (earlier === null) return later
  const { id, release } = later
  if (earlier.everything === true || later.everything === true) return { id, release, everything: true }
  const addresses = new Set([...(earlier.addresses ?? []), ...(later.addresses ?? [])])
  return limit({ id, release, addresses: [...addresses].sort() })
}

function limit({ id, release, addresses }: { id: string; release: string; addresses: string[] }): Notice {
  return addresses.length > mostAddresses ? { id, release, everything: true } : { id, release, addresses }
}
