import { createAssets } from './assets/siteAssets.ts'
import { createChanges } from './changes/readChanges.ts'
import { createMath } from './math/createMath.ts'
import { toEntry } from './page-models/bookEntry.ts'
import type { SiteRenderer } from './renderedSite.ts'
import { createBookRenderer } from './rendering/renderBook.ts'
import { createPageRenderer } from './rendering/renderPages.ts'
import { createSharedRenderer } from './rendering/renderShared.ts'
import type { RenderTools } from './rendering/renderUnit.ts'

/**
 * The renderer of a site: a book at a time, and what belongs to no book. The same inputs give the same bytes, whatever was rendered
 * before: the clock is never read, and what is kept from one call to the next (formulas, assets, an Eleventy) changes none.
 * Throws RouteError where a page would link to one that does not exist. `programVersion` is part of every key (programVersion()).
 */
export function createSiteRenderer({ programVersion }: { programVersion: string }): SiteRenderer {
  const tools: RenderTools = {
    programVersion,
    math: createMath(),
    readChanges: createChanges(),
    assetsOf: createAssets(),
    renderPages: createPageRenderer(),
  }
  return { renderBook: createBookRenderer(tools), renderShared: createSharedRenderer(tools), toEntry }
}
