import { expect, it } from 'vitest'
import { describeIssuePath } from '../../content/describeIssuePath.ts'

const state = { slug: 'second-printing' }

it.each<[PropertyKey[], unknown, string]>([
  [['errata', 0, 'item', 'part'], { errata: [{ tag: '7K2QD', id: 'a' }] }, 'errata[0] (7K2QD) item.part'],
  [['news', 0, 'date'], { news: [{ id: 'a', slug: 'award' }] }, 'news[0] (award) date'],
  [['materials', 1], { materials: [{}, { id: 'b' }] }, 'materials[1] (b)'],
  [
    ['news', 0, 'draft', 'date'],
    { news: [{ published: null, draft: state }] },
    'news[0] (second-printing) draft.date',
  ],
  [['media', 0, 'bytes'], { media: [{ filename: 'cover.png' }] }, 'media[0] (cover.png) bytes'],
  [['errata', 3], { errata: [] }, 'errata[3]'],
  [['settings', 'homeBook'], {}, 'settings.homeBook'],
  [[], '<html>', ''],
])('says where the issue at %j stands', (path, content, place) => {
  expect(describeIssuePath(path, content)).toBe(place)
})
