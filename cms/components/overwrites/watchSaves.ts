import type { OutdatedSave } from '../../hooks/outdatedSave.ts'

/** What the API answered to a save of one document. */
export type SaveAnswer = {
  url: URL
  method: 'PATCH' | 'POST'
  status: number
  /** The state that was saved, and the one that it followed on; null where the answer doesn't say. */
  state: string | null
  previousState: string | null
  body: { errors?: { data?: Partial<OutdatedSave> | null }[] }
}

type Watcher = { path: string; hear: (answer: SaveAnswer) => void }

const watchers = new Set<Watcher>()
let isWatching = false

/**
 * Hears the answers to the saves of the document at `path` (of the API), whatever in the panel sent them; gives the function that
 * ends it. Payload's form keeps its answers to itself: it takes the messages and the fields' errors out of them, and gives
 * nothing else to whoever submitted it. Therefore the browser's own `fetch` is looked at, which changes nothing of it.
 */
export function watchSaves(path: string, hear: Watcher['hear']): () => void {
  const watcher = { path, hear }
  watchers.add(watcher)
  if (!isWatching) watchFetch()
  isWatching = true
  return () => void watchers.delete(watcher)
}

function watchFetch(): void {
  const { fetch } = window
  window.fetch = async (input, init) => {
    const response = await fetch(input, init)
    const method = (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase()
    if (method === 'PATCH' || method === 'POST') {
      const url = new URL(input instanceof Request ? input.url : input, window.location.href)
      const concerned = [...watchers].filter(({ path }) => path === url.pathname)
      if (concerned.length > 0 && response.headers.get('content-type')?.includes('json')) {
        // A copy: the form reads the answer itself. It is read before the form goes on, so that the two don't cross.
        const body = (await response.clone().json()) as SaveAnswer['body']
        const state = (name: string) => response.headers.get(name)?.replaceAll('"', '') ?? null
        const answer = {
          url,
          method,
          status: response.status,
          state: state('ETag'),
          previousState: state('Okuzuke-Previous-ETag'),
          body,
        } as const
        for (const { hear } of concerned) hear(answer)
      }
    }
    return response
  }
}
