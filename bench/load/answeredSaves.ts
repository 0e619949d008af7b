import { z } from 'zod'
import type { RestApi } from '../restApi.ts'
import type { Saves } from './editors.ts'

const Changes = z.object({
  docs: z.array(z.object({ titles: z.object({ ja: z.string() }) })),
  hasNextPage: z.boolean(),
})
const Item = z.object({ title: z.object({ ja: z.string() }) })

/**
 * The answered saves that are not there: each save of what is published has a row in site-changes with the title that it gave, in the
 * same transaction. And the items themselves must have the title of the last answered save, or of a later one.
 */
export async function findLostSaves({
  rest,
  editors,
}: {
  rest: RestApi
  editors: readonly { item: string; saves: Saves }[]
}): Promise<string[]> {
  const titles = await readTitles(rest)
  const lost = editors.flatMap(({ saves }) => saves.answered.filter((title) => !titles.has(title)))
  for (const { item, saves } of editors) {
    const { title } = Item.parse(await rest(`/news/${item}?depth=0`))
    const last = saves.answered.at(-1) ?? ''
    if (numberOf(title.ja) < numberOf(last)) lost.push(`${last} (the item has ${title.ja})`)
  }
  return lost
}

async function readTitles(rest: RestApi): Promise<Set<string>> {
  const titles = new Set<string>()
  for (let page = 1; ; page += 1) {
    const query = `limit=200&page=${page}&depth=0&sort=createdAt&where[changedCollection][equals]=news`
    const { docs, hasNextPage } = Changes.parse(await rest(`/site-changes?${query}`))
    for (const doc of docs) titles.add(doc.titles.ja)
    if (!hasNextPage) return titles
  }
}

const numberOf = (title: string): number => Number(/\d+$/.exec(title)?.[0] ?? -1)
