import { toHrefs, type SiteAssets } from '../assets/siteAssets.ts'
import type { Macros } from '../../content/macros.ts'
import type { ReadChanges } from '../changes/readChanges.ts'
import type { RenderFormula } from '../math/createMath.ts'
import type { FormulaNeeds } from '../math/formulaNeeds.ts'
import { findFormulaProblems } from '../math/formulaProblems.ts'
import type { Pages } from '../page-models/createPages.ts'
import type { Routes } from '../page-models/routes.ts'
import type { Documents } from '../page-models/textFields.ts'
import type { Redirect } from '../redirects.ts'
import { splitAtGaps } from '../components/Gap.tsx'
import type { LongFile, LongFilePiece, RenderedFile, RenderedUnit, SearchEngine } from '../renderedSite.ts'
import { hashInput } from './emitUnit.ts'
import { renderFormerAddresses } from './renderFormerAddresses.ts'
import type { DrawPreviews } from '../preview/previewPictures.ts'
import type { RenderPages } from './renderPages.ts'

/** What a renderer keeps from one unit to the next. None of it changes what is rendered. */
export type RenderTools = {
  programVersion: string
  math: RenderFormula
  readChanges: ReadChanges
  assetsOf: (formulas: ReadonlySet<FormulaNeeds>) => Promise<SiteAssets>
  renderPages: RenderPages
  drawPreviews: DrawPreviews
  /** Null: the site has no search. */
  search: SearchEngine | null
}

/** Renders the files of a unit: pages, other files, and what stands at their former addresses. */
export async function renderUnit({
  tools,
  routes,
  pages = {},
  files = [],
  longFiles = [],
  pieces = new Map(),
  redirects,
  documents = {},
  macros,
}: {
  tools: RenderTools
  routes: Routes
  pages?: Partial<Pages>
  files?: readonly RenderedFile[]
  longFiles?: readonly LongFile[]
  /** By path: what is put into each gap of a page. */
  pieces?: ReadonlyMap<string, readonly (readonly LongFilePiece[])[]>
  redirects: readonly Redirect[]
  /** What the unit shows: their formulas are looked through. */
  documents?: Documents
  macros: Macros
}): Promise<NonNullable<RenderedUnit['rendered']>> {
  const assets = await tools.assetsOf(formulasOf(pages))
  const html = await renderPagesOf({ tools, routes, pages, assets })
  const present = [...html, ...files]
  const former = renderFormerAddresses({ redirects, routes, files: present, assets })
  const ofSearch =
    pages.search === undefined || tools.search === null ? [] : [...assets.search, ...tools.search.files]
  const leadsOn = former.some(({ path }) => path.endsWith('.html'))
  const ofPages = html.flatMap((page) => {
    const ofPage = pieces.get(page.path)
    return ofPage === undefined ? [] : [toLongFile(page, ofPage)]
  })
  return {
    files: [...present.filter(({ path }) => !pieces.has(path)), ...former],
    longFiles: [...ofPages, ...longFiles],
    assets: [
      ...(html.length === 0 ? [] : assets.files),
      ...(leadsOn ? [assets.leadOn] : []),
      ...((pages.bilingual ?? []).length === 0 ? [] : [assets.chooseLanguage]),
      ...ofSearch,
    ],
    pages: html.length,
    problems: findFormulaProblems({ documents, macros, math: tools.math }),
  }
}

async function renderPagesOf({
  tools,
  routes,
  pages,
  assets: { paths },
}: {
  tools: RenderTools
  routes: Routes
  pages: Partial<Pages>
  assets: SiteAssets
}): Promise<RenderedFile[]> {
  if (Object.values(pages).every((list) => list.length === 0)) return []
  return tools.renderPages({
    pages,
    assets: toHrefs(paths, routes),
  })
}

function toLongFile(
  { path, content }: RenderedFile,
  ofGaps: readonly (readonly LongFilePiece[])[],
): LongFile {
  const [head, ...rest] = splitAtGaps(String(content))
  const tail = rest.at(-1)
  if (tail === undefined || rest.length !== ofGaps.length)
    throw new Error(`The page ${path} has ${rest.length} gaps for ${ofGaps.length} lists of pieces.`)
  const between = rest.slice(0, -1).map((html) => [{ key: hashInput(html), write: () => html }])
  const pieces = ofGaps.flatMap((ofGap, index) => [...ofGap, ...(between[index] ?? [])])
  return { paths: [path], head, pieces, separator: '', tail }
}

function formulasOf(pages: Partial<Pages>): Set<FormulaNeeds> {
  const formulas = new Set<FormulaNeeds>()
  for (const list of Object.values(pages))
    for (const model of list)
      if ('frame' in model) for (const formula of model.frame.formulas) formulas.add(formula)
  return formulas
}
