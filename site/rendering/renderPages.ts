import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import Eleventy from '@11ty/eleventy'
import type { AssetHrefs } from '../assets/siteAssets.ts'
import { configureEleventy, type PagesOfRun } from '../eleventy.config.ts'
import type { Pages } from '../page-models/createPages.ts'
import type { RenderedFile } from '../renderedSite.ts'

/** Renders models of pages to HTML, with the addresses of what the pages load. */
export type RenderPages = (job: { pages: Partial<Pages>; assets: AssetHrefs }) => Promise<RenderedFile[]>

/**
 * A renderer that keeps one Eleventy: making one takes as long as rendering a hundred pages. Its jobs run one after another. An
 * Eleventy that failed is not used again.
 */
export function createPageRenderer(): RenderPages {
  let run: PagesOfRun | null = null
  let eleventy: Eleventy | null = null
  let lastJob: Promise<unknown> = Promise.resolve()
  const pagesOfRun = () => {
    if (run === null) throw new Error('Eleventy asks for pages while none are to be rendered.')
    return run
  }
  const renderJob: RenderPages = async ({ pages, assets }) => {
    run = toRun(pages, assets)
    eleventy ??= createEleventy(configureEleventy(pagesOfRun))
    try {
      eleventy.bench?.reset()
      const rendered = await eleventy.toJSON()
      return rendered.map(({ url, content }) => ({ path: toPath(url), content }))
    } catch (error) {
      eleventy = null
      throw error
    } finally {
      run = null
    }
  }
  return (job) => {
    const rendered = lastJob.then(() => renderJob(job))
    lastJob = rendered.catch(() => undefined) // Whoever gave the job gets its error.
    return rendered
  }
}

function createEleventy(config: ReturnType<typeof configureEleventy>): Eleventy {
  // Eleventy reads paths as relative to the working directory.
  const input = relative(process.cwd(), fileURLToPath(new URL('../pages', import.meta.url))) || '.'
  return new Eleventy(input, '_not-written', { quietMode: true, configPath: false, config })
}

type Model = Pages[keyof Pages][number]

function toRun(pages: Partial<Pages>, assets: AssetHrefs): PagesOfRun {
  const models = new Map<string, Model>()
  for (const list of Object.values(pages)) for (const model of list) models.set(sitePath(model), model)
  for (const model of models.values()) requireTwin(model, models)
  return {
    refs: (name) => (pages[name] ?? []).map((model) => ({ path: sitePath(model) })),
    modelOf: (path) => models.get(path),
    assets,
  }
}

function requireTwin(model: Model, models: ReadonlyMap<string, Model>): void {
  if (!('frame' in model) || models.has(model.frame.twin.sitePath)) return
  const { sitePath: path, twin } = model.frame
  throw new Error(`The page ${path} has no twin in "${twin.locale}": each page must exist in every language.`)
}

function sitePath(model: Model): string {
  return 'frame' in model ? model.frame.sitePath : model.path
}

function toPath(url: string): string {
  const path = url.slice(1)
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}
