import { expect, it } from 'vitest'
import { sharedPages } from '../../../../site/publisher/books/sharedPages.ts'
import { smallSnapshot } from '../../../fixtures/smallSnapshot.ts'
import { splitSnapshot } from '../../../helpers/wholeSite.ts'
import { renderFixture } from '../../renderFixture.ts'

it('knows every file that belongs to no book before it is made', async () => {
  const snapshot = smallSnapshot()
  const { files } = await renderFixture(snapshot)
  const shared = files.map(({ path }) => path).filter((path) => !/^(?:ja|en)\/books\/|^assets\//.test(path))
  expect([...sharedPages(splitSnapshot(snapshot).news).keys()].sort()).toEqual(shared.sort())
})
