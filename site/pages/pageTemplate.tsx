import type { ComponentType, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { AssetHrefs } from '../assets/siteAssets.ts'
import { Document } from '../components/Document.tsx'
import type { Pages } from '../page-models/createPages.ts'
import type { Frame } from '../page-models/frame.ts'

/** What Eleventy's data cascade gives a template: the page to show. */
export type PageData = { pageRef: PageRef }
export type PageRef = { path: string }

/** What site/eleventy.config.ts gives to templates as `this`. */
export type TemplateContext = {
  modelOf: (path: string) => unknown
  assets: () => AssetHrefs
}

/** A template for Eleventy: it makes one page for each model of its kind. */
export type PageTemplate = {
  render: (this: TemplateContext, data: PageData) => string
}

/** A template for pages in one language; it shows the models `pages[name]`. */
export function pageTemplate<Name extends keyof Pages>(
  _name: Name,
  Page: ComponentType<{ model: Pages[Name][number] }>,
): PageTemplate {
  return {
    render({ pageRef }) {
      const model = this.modelOf(pageRef.path) as Pages[Name][number] & { frame: Frame }
      return toHtml(
        <Document frame={model.frame} assets={this.assets()}>
          <Page model={model} />
        </Document>,
      )
    },
  }
}

export function toHtml(document: VNode): string {
  return `<!doctype html>\n${renderToString(document)}\n`
}
