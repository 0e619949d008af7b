import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { openRestApi } from './restApi.ts'

/** One person who is logged in to the CMS's REST API, and reads the site. */
export type EditorSession = {
  /** Publishes a news item about the whole site; gives its id. */
  createNews: () => Promise<string>
  publishNews: (id: string, title: string) => Promise<void>
  removeNews: (id: string) => Promise<void>
  /** The HTML of the item's page as readers get it now; empty where the page does not exist. */
  readNewsPage: () => Promise<string>
  /** The durations of the steps, in milliseconds, of every build that started since then. */
  durationsSince: (moment: string) => Promise<Record<string, number>[]>
  /** Creates an editor and gives the login. Administrators only. */
  createEditor: () => Promise<{ email: string; password: string }>
}

const Document = z.object({ doc: z.object({ id: z.string() }) })
const Releases = z.object({ docs: z.array(z.object({ durations: z.record(z.string(), z.number()) })) })

/** Logs in. Throws an error with the CMS's answer if that fails. */
export async function openEditor({
  cmsUrl,
  siteUrl,
  email,
  password,
}: {
  cmsUrl: string
  siteUrl: string
  email: string
  password: string
}): Promise<EditorSession> {
  const slug = `measured-${randomBytes(4).toString('hex')}`
  const authorized = await openRestApi({ cmsUrl, email, password })
  return {
    createNews: async () => {
      const body = { title: { ja: 'Measured' }, slug, date: '2026-01-01T00:00:00.000Z', _status: 'published' }
      return Document.parse(await authorized('/news', 'POST', body)).doc.id
    },
    publishNews: async (id, title) => {
      await authorized(`/news/${id}`, 'PATCH', { title: { ja: title }, _status: 'published' })
    },
    removeNews: async (id) => {
      await authorized(`/news/${id}`, 'PATCH', { deletedAt: new Date().toISOString() })
    },
    readNewsPage: async () => {
      const answer = await fetch(`${siteUrl}/ja/news/${slug}/`)
      const html = await answer.text()
      return answer.ok ? html : ''
    },
    durationsSince: async (moment) => {
      const query = `limit=100&where[startedAt][greater_than_equal]=${moment}`
      return Releases.parse(await authorized(`/site-releases?${query}`, 'GET')).docs.map(
        (doc) => doc.durations,
      )
    },
    createEditor: async () => {
      const person = { email: `editor-${slug}@example.org`, password: randomBytes(12).toString('hex') }
      await authorized('/users', 'POST', { ...person, name: 'Measuring editor', role: 'editor' })
      return person
    },
  }
}
