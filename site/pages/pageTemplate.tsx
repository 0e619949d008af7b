import type { ComponentType, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { AssetHrefs, ScriptName } from '../assets/siteAssets.ts'
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

/** A template for pages in one language; it shows the models `pages[name]`, which load that script. */
export function pageTemplate<Name extends keyof Pages>(
  _name: Name,
  Page: ComponentType<{ model: Pages[Name][number] }>,
  { script = 'site' }: { script?: ScriptName } = {},
): PageTemplate {
  return {
    render({ pageRef }) {
      const model = this.modelOf(pageRef.path) as Pages[Name][number] & { frame: Frame }
      return toHtml(
        <Document frame={model.frame} assets={this.assets()} script={script}>
          <Page model={model} />
        </Document>,
      )
    },
  }
}

// HTML can't hold them, not even escaped: a browser would drop some, and take others for signs of another encoding.
const forbiddenSigns = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]/g

/** A document as HTML. Control characters in its texts are replaced by U+FFFD. */
export function toHtml(document: VNode): string {
  return `<!doctype html>\n${renderToString(document).replaceAll(forbiddenSigns, '\uFFFD')}\n`
}
