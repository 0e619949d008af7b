import { getPayload } from 'payload'
import { buildCmsConfig } from '../../cms/buildCmsConfig.ts'
import { readCmsSettings } from '../../system/settings.ts'
import { createBook, tocOf } from './exampleBook.ts'

/**
 * A CMS process that creates the book named by SLUG and saves it over and over; it sends a message for each save that is begun
 * and for each that was answered. killedSave.test.ts kills it.
 */
const chapters = 100
const config = await buildCmsConfig(readCmsSettings(process.env), {
  logger: { options: { level: 'silent' } },
})
const payload = await getPayload({ config })
const book = await createBook(payload, { slug: process.env.SLUG ?? 'killed', chapters })

process.send?.({ book: book.id })
for (let number = 1; ; number += 1) {
  process.send?.({ begun: number })
  await payload.update({
    collection: 'books',
    id: book.id,
    data: {
      title: { ja: `保存 ${number}`, en: `Save ${number}` },
      toc: tocOf(chapters, `保存 ${number}`),
      _status: 'published',
    },
  })
  process.send?.({ answered: number })
}
