import { getPayload } from 'payload'
import { buildCmsConfig } from '../../cms/buildCmsConfig.ts'
import { readCmsSettings } from '../../settings/settings.ts'
import { createBook, tocOf } from './exampleBook.ts'

// A CMS process that saves one book over and over, and says each save that was answered. It is killed by killedSave.test.ts.
const chapters = 100
const config = await buildCmsConfig(readCmsSettings(process.env), {
  logger: { options: { level: 'silent' } },
})
const payload = await getPayload({ config })
const { docs } = await payload.find({ collection: 'books', limit: 1, depth: 0 })
const book = docs[0] ?? (await createBook(payload, { slug: 'killed', chapters }))

let number = Number(/\d+$/.exec(String(book.title))?.[0] ?? 0)
process.send?.({ ready: true })
for (;;) {
  number += 1
  process.send?.({ begun: number })
  await payload.update({
    collection: 'books',
    id: book.id,
    locale: 'ja',
    data: { title: `保存 ${number}`, toc: tocOf(chapters, `保存 ${number}`), _status: 'published' },
  })
  process.send?.({ answered: number })
}
