import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import Eleventy from '@11ty/eleventy'
import { createAssets, type SiteAssets } from './assets/siteAssets.ts'
import { configureEleventy } from './eleventy.config.ts'
import { createFeedFiles } from './feeds/createFeedFiles.ts'
import { createMath, type Formula, type RenderFormula } from './math/createMath.ts'
import { findFormulaProblems } from './math/formulaProblems.ts'
import { createPages } from './page-models/createPages.ts'
import { createSite } from './page-models/site.ts'
import { renderFormerAddresses } from './renderFormerAddresses.ts'
import type { RenderedFile, RenderSite } from './renderedSite.ts'

/**
 * Renders a snapshot to a whole site in memory. The same snapshot gives the same bytes: the clock is never read.
 * Throws RouteError where a page would link to one that does not exist.
 */
export const renderSite: RenderSite = createRenderer()

// Keeps the rendered formulas and the assets from one build to the next.
function createRenderer(): RenderSite {
  const math = createMath()
  let assetsOf: ReturnType<typeof createAssets> | undefined
  return async ({ snapshot, media, baseUrl }) => {
    assetsOf ??= createAssets()
    const { formulas, mathOfBuild } = collectFormulas(math)
    const site = createSite({ snapshot, media, baseUrl, math: mathOfBuild })
    const pages = createPages(site)
    const assets = assetsOf(formulas)
    const html = await renderPages({
      config: configureEleventy({
        pages,
        assets: toHrefs(assets, site.routes.file),
        absolute: (sitePath) => site.routes.absolute(site.routes.file(sitePath.slice(1))),
      }),
    })
    const files = [...html, ...createFeedFiles(site)]
    const formerFiles = renderFormerAddresses({ site, files, assets })
    return {
      files: [...files, ...formerFiles, ...assets.files],
      redirects: [...site.redirects].map(([from, to]) => ({ from, to })),
      copies: [...media.values()].map(({ path, from }) => ({ path, from })),
      pages: html.length,
      problems: findFormulaProblems({ snapshot, math }),
    }
  }
}

async function renderPages({
  config,
}: {
  config: ReturnType<typeof configureEleventy>
}): Promise<RenderedFile[]> {
  // Eleventy reads paths as relative to the working directory.
  const input = relative(process.cwd(), fileURLToPath(new URL('pages', import.meta.url))) || '.'
  const output = '_not-written'
  const eleventy = new Eleventy(input, output, { quietMode: true, configPath: false, config })
  const rendered = await eleventy.toJSON()
  return rendered.map(({ url, content }) => ({ path: toPath(url), content }))
}

function toPath(url: string): string {
  const path = url.slice(1)
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

/** Collects the formulas that one build asks for: the style sheet of its release holds these, and none of earlier builds. */
function collectFormulas(math: RenderFormula): { mathOfBuild: RenderFormula; formulas: Set<Formula> } {
  const formulas = new Set<Formula>()
  return {
    formulas,
    mathOfBuild(latex, options) {
      const formula = math(latex, options)
      formulas.add(formula)
      return formula
    },
  }
}

function toHrefs({ paths }: SiteAssets, file: (path: string) => string) {
  return {
    style: file(paths.style),
    script: file(paths.script),
    math: file(paths.math),
    leadOn: file(paths.leadOn),
  }
}
