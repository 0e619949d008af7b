import { createAssets } from './assets/siteAssets.ts'
import { createChanges } from './changes/readChanges.ts'
import { createMath } from './math/createMath.ts'
import { toEntry } from './page-models/bookEntry.ts'
import { createPreviewDrawer, type DrawPreviews } from './preview/previewPictures.ts'
import type { SearchEngine, SiteRenderer } from './renderedSite.ts'
import { createBookRenderer } from './rendering/renderBook.ts'
import { createPageRenderer } from './rendering/renderPages.ts'
import { createSharedRenderer } from './rendering/renderShared.ts'
import type { RenderTools } from './rendering/renderUnit.ts'

/**
 * The renderer of a site: a book at a time, and what belongs to no book. The same inputs give the same bytes, whatever was rendered
 * before: the clock is never read, and what is kept from one call to the next (formulas, assets, fonts, an Eleventy) changes none.
 * Throws RouteError where a page would link to one that does not exist. `programVersion` is part of every key (programVersion()).
 * `search`: null where no index can be made of the records; the site has no search then.
 */
export function createSiteRenderer({
  programVersion,
  search = null,
  drawPreviews = createPreviewDrawer(),
}: {
  programVersion: string
  search?: SearchEngine | null
  drawPreviews?: DrawPreviews
}): SiteRenderer {
  const tools: RenderTools = {
    programVersion: `${programVersion} ${search?.folder ?? 'without search'}`,
    search,
    math: createMath(),
    readChanges: createChanges(),
    assetsOf: createAssets(),
    renderPages: createPageRenderer(),
    drawPreviews,
  }
  return { renderBook: createBookRenderer(tools), renderShared: createSharedRenderer(tools), toEntry }
}
