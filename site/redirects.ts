import { z } from 'zod'

/**
 * A former folder of the site that leads on: what was below `from` is at the same place below `to`. Both are paths below the
 * release's root, `ja/books/example/`. `to` is an address of the present: no redirect leads to another.
 */
export const Redirect = z.strictObject({
  from: z.string().regex(/^[^/]+(\/[^/]+){1,4}\/$/),
  to: z.string().regex(/^[^/]+(\/[^/]+){1,4}\/$/),
})
export type Redirect = z.infer<typeof Redirect>

/** Redirects by the folder that they lead on from. */
export type RedirectMap = ReadonlyMap<string, string>

export function toRedirectMap(redirects: readonly Redirect[]): RedirectMap {
  return new Map(redirects.map(({ from, to }) => [from, to]))
}

// As many as `Redirect` allows: a long path of a request costs no more than a short one.
const deepestFolder = 5

/** Where a path of the release leads on to (`ja/books/former/errata/`, a file, a folder without its slash); null: it does not. */
export function followRedirect(path: string, redirects: RedirectMap): string | null {
  let target: string | null = null
  let end = -1
  for (let depth = 0; depth < deepestFolder; depth += 1) {
    const slash = path.indexOf('/', end + 1)
    const isWhole = slash === -1
    const to = redirects.get(isWhole ? `${path}/` : path.slice(0, slash + 1))
    // The longest folder decides: a news item of a renamed book may have been renamed, too.
    if (to !== undefined) target = isWhole ? to : to + path.slice(slash + 1)
    if (isWhole) break
    end = slash
  }
  return target
}
