import { LRUCache } from 'lru-cache'
import type { ContentProblem } from '../../content/publishing.ts'
import type { Preview } from '../page-models/preview.ts'
import { describeBrokenCover, describeMissingPicture } from './describePreviewProblem.ts'
import { drawPicture, readCover, writeSvg, type Sharp, type SmallCover } from './drawPreview.ts'
import { plainPicture } from './plainPicture.ts'
import { createShaper, type ShapeText } from './shapeText.ts'
import { openTypeFaces, previewFonts, type TypeFaces } from './typeFaces.ts'

/** Pictures as PNG, in the order of their previews, and what an editor should know of them. */
export type PreviewPictures = { pictures: Uint8Array[]; problems: ContentProblem[] }

/**
 * Draws the preview pictures of one book, or of the site. `cover`: the file of the cover that all of them show. Never throws: without a
 * readable cover the pictures have none, and where one can't be drawn at all, a plain one stands for it.
 */
export type DrawPreviews = (job: {
  previews: readonly Preview[]
  cover: string | null
}) => Promise<PreviewPictures>

// A book is rendered again in the same build where a link of its texts leads nowhere.
const mostJobs = 4

/** A drawer that loads its fonts and libraries for the first picture. The same job gives the same bytes. */
export function createPreviewDrawer({ fonts = previewFonts } = {}): DrawPreviews {
  let loading: ReturnType<typeof loadTools> | undefined
  const done = new LRUCache<string, Promise<PreviewPictures>>({ max: mostJobs })
  const draw: DrawPreviews = async ({ previews, cover: path }) => {
    const problems: ContentProblem[] = []
    try {
      loading ??= loadTools(fonts)
      loading.catch(() => (loading = undefined)) // The next picture tries again.
      const { sharp, shape, tidy } = await loading
      const readOrNull = async (file: string): Promise<SmallCover | null> => {
        try {
          return await readCover(sharp, file)
        } catch (error) {
          problems.push(describeBrokenCover({ cover: previews[0]?.cover ?? null, error }))
          return null
        }
      }
      const cover = path === null ? null : await readOrNull(path)
      const pictures: Uint8Array[] = []
      for (const preview of previews) {
        const picture = writeSvg({ shape, preview, cover })
        // At once, before another job goes on with its own lines: none of them waits while it uses a face.
        tidy()
        pictures.push(await drawPicture({ sharp, picture, cover }))
      }
      return { pictures, problems }
    } catch (error) {
      return {
        pictures: previews.map(() => plainPicture),
        problems: [...problems, describeMissingPicture(error)],
      }
    }
  }
  return (job) => {
    const key = JSON.stringify(job)
    const earlier = done.get(key)
    if (earlier !== undefined) return earlier
    const drawn = draw(job).then((result) => {
      // What failed is tried again when it is asked for again.
      if (result.problems.length > 0) done.delete(key)
      return result
    })
    done.set(key, drawn)
    return drawn
  }
}

type Tools = { sharp: Sharp; shape: ShapeText; tidy: TypeFaces['tidy'] }

async function loadTools(fonts: typeof previewFonts): Promise<Tools> {
  const [{ default: sharp }, faces] = await Promise.all([import('sharp'), openTypeFaces(fonts)])
  // Pictures are small and drawn one after another: neither threads nor kept files are worth their memory.
  sharp.cache(false)
  sharp.concurrency(1)
  return { sharp, shape: createShaper(faces), tidy: faces.tidy }
}
