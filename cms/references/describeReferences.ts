import type { PayloadRequest } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { labelsOf, type Reference } from './findReferences.ts'

/** How many titles a sentence names; the others are counted. */
const namedTitles = 10

/**
 * The references in words, by collection, with what lies in the trash apart:
 * "Errata (48): 7K2QD · p. 37, … and 38 more; in the trash: News (1): A second printing".
 */
export function describeReferences(references: readonly Reference[], req: PayloadRequest): Bilingual {
  let left = namedTitles
  const describe = (of: readonly Reference[]): Bilingual[] => {
    const collections = [...new Set(of.map(({ collection }) => collection))]
    return collections.map((collection) => {
      const all = of.filter((reference) => reference.collection === collection)
      const named = all.slice(0, left)
      left -= named.length
      return describeGroup({ collection, count: all.length, named, req })
    })
  }
  const live = describe(references.filter(({ isTrashed }) => !isTrashed))
  const trashed = describe(references.filter(({ isTrashed }) => isTrashed))
  const ja = [...live.map((words) => words.ja), ...trashed.map((words) => `ごみ箱の中の${words.ja}`)]
  const en = live.map((words) => words.en)
  if (trashed.length > 0) en.push(`in the trash: ${trashed.map((words) => words.en).join('; ')}`)
  return { ja: ja.join('、'), en: en.join('; ') }
}

function describeGroup({
  collection,
  count,
  named,
  req,
}: {
  collection: string
  count: number
  named: readonly Reference[]
  req: PayloadRequest
}): Bilingual {
  const { one, many } = labelsOf(collection, req)
  // A global is one, and its label is its title.
  if (named.some(({ id }) => id === null)) return one
  const more = count - named.length
  const titles = { ja: named.map(({ titles }) => titles.ja), en: named.map(({ titles }) => titles.en) }
  if (named.length === 0) return { ja: `${many.ja} ${count}件`, en: `${many.en} (${count})` }
  return {
    ja: `${many.ja} ${count}件(${titles.ja.join('、')}${more > 0 ? `、ほか${more}件` : ''})`,
    en: `${many.en} (${count}): ${titles.en.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  }
}
