import type { Locale } from '../../content/locale.ts'
import { icons } from '../assets/icons.ts'
import type { RenderedFile } from '../renderedSite.ts'
import { paths } from '../page-models/routes.ts'
import type { Site } from '../page-models/site.ts'

/** A site's web app manifest (https://www.w3.org/TR/appmanifest/) in one language: its name and icons where a reader keeps it at hand. */
export function createManifest(site: Site, locale: Locale): string {
  const name = site.texts(locale).need(site.settings.title).plain
  const home = site.routes.link(locale, paths.home)
  const icon = ({ path }: RenderedFile, size: number) => ({
    src: site.routes.file(path),
    sizes: `${size}x${size}`,
    type: 'image/png',
  })
  return `${JSON.stringify({
    name,
    lang: locale,
    id: home,
    start_url: home,
    scope: site.routes.file(''),
    display: 'minimal-ui',
    background_color: '#fdfcf9',
    theme_color: '#fdfcf9',
    icons: [icon(icons.small, 192), icon(icons.large, 512)],
  })}\n`
}
