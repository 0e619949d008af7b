import { MissingFilesError } from '../release/missingFilesError.ts'
import { buildShared, type BuiltShared } from './buildShared.ts'
import { isOfAll } from './isOfAll.ts'
import { withoutNewNews, type SettledNews } from './settleNews.ts'

/**
 * Builds what belongs to no book. News about the whole site that can't be rendered, or don't pass the checks, stay as they were, without
 * what was taken down: they must not hold up the books. Throws what is not the news' trouble.
 */
export async function settleShared({
  news,
  ...build
}: Omit<Parameters<typeof buildShared>[0], 'part'> & { news: SettledNews }): Promise<{
  news: SettledNews
  shared: BuiltShared
}> {
  try {
    return { news, shared: await buildFrom({ ...build, part: news.part }) }
  } catch (error) {
    const earlier = build.held.shared()?.part ?? null
    const isNew = earlier === null || earlier.revision !== news.part.revision
    if (!isNew || isOfAll(error, build.inputs.place.signal)) throw error
    const settled = withoutNewNews({ broken: news.part, earlier, error })
    // The second one says whether the news were the cause.
    return { news: settled, shared: await buildFrom({ ...build, part: settled.part }) }
  }
}

// A file of the live release that is gone is found when it is linked: then nothing is taken from there.
async function buildFrom(build: Parameters<typeof buildShared>[0]): Promise<BuiltShared> {
  try {
    return await buildShared(build)
  } catch (error) {
    if (!(error instanceof MissingFilesError) || build.live === null) throw error
    return buildShared({ ...build, live: null })
  }
}
