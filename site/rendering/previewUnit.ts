import { locales, type Locale } from '../../content/locale.ts'
import type { PagePath } from '../../content/sitePaths.ts'
import type { Preview } from '../page-models/preview.ts'
import type { FetchedMedia } from '../renderedSite.ts'
import type { Unit } from './emitUnit.ts'
import { listFormerPaths } from './renderFormerAddresses.ts'
import { renderUnit } from './renderUnit.ts'

/** The preview pictures of a book, or of the site, in each language: a unit that changes only with what they show. */
export function createPreviewUnit({
  path,
  previewIn,
  media,
  ...common
}: Pick<Parameters<typeof renderUnit>[0], 'tools' | 'routes' | 'redirects' | 'macros'> & {
  path: PagePath
  previewIn: (locale: Locale) => Preview
  media: FetchedMedia
}): Unit {
  const previews = locales.map(previewIn)
  const [{ cover = null } = {}] = previews
  const file = cover === null ? undefined : media.get(cover.filename)
  const files = locales.map((locale) => `${locale}/${path}`)
  return {
    name: 'preview',
    // The path of an upload has the sum of its bytes.
    inputs: [
      files.map((name) => [name, ...listFormerPaths(name, common.redirects)]),
      previews,
      file?.path ?? null,
    ],
    deadLinks: [],
    ofSite: false,
    render: async () => {
      const { pictures, problems } = await common.tools.drawPreviews({ previews, cover: file?.from ?? null })
      const rendered = await renderUnit({
        ...common,
        files: pictures.map((content, index) => ({ path: files[index] ?? '', content })),
      })
      return { ...rendered, problems: [...rendered.problems, ...problems] }
    },
  }
}
