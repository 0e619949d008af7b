import { toHrefs, type SiteAssets } from '../assets/siteAssets.ts'
import type { Macros } from '../../content/macros.ts'
import type { ReadChanges } from '../changes/readChanges.ts'
import type { Formula, RenderFormula } from '../math/createMath.ts'
import { findFormulaProblems } from '../math/formulaProblems.ts'
import type { Pages } from '../page-models/createPages.ts'
import type { Routes } from '../page-models/routes.ts'
import type { Documents } from '../page-models/textFields.ts'
import type { Redirect } from '../redirects.ts'
import type { LongFile, RenderedFile, RenderedUnit } from '../renderedSite.ts'
import { renderFormerAddresses } from './renderFormerAddresses.ts'
import type { RenderPages } from './renderPages.ts'

/** What a renderer keeps from one unit to the next. None of it changes what is rendered. */
export type RenderTools = {
  programVersion: string
  math: RenderFormula
  readChanges: ReadChanges
  assetsOf: (formulas: ReadonlySet<Formula>) => Promise<SiteAssets>
  renderPages: RenderPages
}

/** Renders the files of a unit: pages, other files, and what stands at their former addresses. */
export async function renderUnit({
  tools,
  routes,
  pages = {},
  files = [],
  longFiles = [],
  redirects,
  documents = {},
  macros,
}: {
  tools: RenderTools
  routes: Routes
  pages?: Partial<Pages>
  files?: readonly RenderedFile[]
  longFiles?: readonly LongFile[]
  redirects: readonly Redirect[]
  /** What the unit shows: their formulas are looked through. */
  documents?: Documents
  macros: Macros
}): Promise<NonNullable<RenderedUnit['rendered']>> {
  const assets = await tools.assetsOf(formulasOf(pages))
  const html = await renderPagesOf({ tools, routes, pages, assets })
  const present = [...html, ...files]
  const former = renderFormerAddresses({ redirects, routes, files: present, assets })
  const leadsOn = former.some(({ path }) => path.endsWith('.html'))
  return {
    files: [...present, ...former],
    longFiles: [...longFiles],
    assets: [
      ...(html.length === 0 ? [] : assets.files),
      ...(leadsOn ? [assets.leadOn] : []),
      ...((pages.bilingual ?? []).length === 0 ? [] : [assets.chooseLanguage]),
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

function formulasOf(pages: Partial<Pages>): Set<Formula> {
  const formulas = new Set<Formula>()
  for (const list of Object.values(pages))
    for (const model of list)
      if ('frame' in model) for (const formula of model.frame.formulas) formulas.add(formula)
  return formulas
}
