import type { Frame } from '../page-models/frame.ts'
import { SearchForm } from './SearchForm.tsx'
import { Text } from './Text.tsx'

/** The site's name, the way to the search, and the link to the same page in the other language. */
export function SiteHeader({ frame }: { frame: Frame }) {
  return (
    <header class="site-header">
      <a class="site-title" href={frame.homeHref}>
        <Text text={frame.siteTitle} />
      </a>
      <SearchForm frame={frame} />
      <a
        class="language-switch"
        href={frame.twin.href}
        hreflang={frame.twin.locale}
        lang={frame.twin.locale}
        rel="alternate"
        data-language-switch
      >
        {frame.twin.words}
      </a>
    </header>
  )
}
