import type { ComponentChildren } from 'preact'
import type { Frame } from '../page-models/frame.ts'
import type { AssetHrefs, ScriptName } from '../assets/siteAssets.ts'
import { BookNav } from './BookNav.tsx'
import { HeadIcons } from './HeadIcons.tsx'
import { JsonLd } from './JsonLd.tsx'
import { PreviewOfLink } from './PreviewOfLink.tsx'
import { SiteFooter } from './SiteFooter.tsx'
import { SiteHeader } from './SiteHeader.tsx'

/** The document around the content of a page in one language. */
export function Document({
  frame,
  assets,
  script,
  children,
}: {
  frame: Frame
  assets: AssetHrefs
  script: ScriptName
  children: ComponentChildren
}) {
  const { t } = frame
  const isSearch = frame.isSearchPage && frame.search !== null
  return (
    <html lang={frame.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{frame.documentTitle}</title>
        {frame.description && <meta name="description" content={frame.description} />}
        <meta name="color-scheme" content="light dark" />
        <HeadIcons icons={assets.icons} />
        <link rel="manifest" href={frame.manifestHref} />
        {frame.isSearchPage && <meta name="robots" content="noindex" />}
        <link rel="canonical" href={frame.canonical} />
        {frame.alternates.map(({ hreflang, href }) => (
          <link rel="alternate" hreflang={hreflang} href={href} />
        ))}
        <PreviewOfLink
          locale={frame.locale}
          title={frame.documentTitle}
          description={frame.description}
          siteTitle={frame.siteTitle.plain}
          url={frame.canonical}
          picture={frame.preview}
        />
        {frame.feeds.map((feed) => (
          <link rel="alternate" type="application/atom+xml" href={feed.href} title={feed.words} />
        ))}
        {frame.files.map(({ type, href, words }) => (
          <link rel="alternate" type={type} href={href} title={words} />
        ))}
        {frame.formulas.size > 0 && assets.math !== null && <link rel="stylesheet" href={assets.math} />}
        <link rel="stylesheet" href={assets.style} />
        {isSearch && <link rel="stylesheet" href={assets.search.style} />}
        {script === 'errata' && (
          <noscript>
            <link rel="stylesheet" href={assets.copies} />
          </noscript>
        )}
        <script src={assets.scripts[script]} defer></script>
        {isSearch && <script src={assets.search.script} defer></script>}
        {frame.jsonLd && <JsonLd data={frame.jsonLd} />}
      </head>
      <body>
        <a class="skip-link" href="#content">
          {t.skipToContent}
        </a>
        <SiteHeader frame={frame} />
        {frame.bookNav && <BookNav nav={frame.bookNav} label={t.bookParts} />}
        <main id="content" tabIndex={-1} data-scrolls={t.scrollsSideways}>
          {frame.parent && (
            <p class="parent">
              <a href={frame.parent.href}>{frame.parent.words}</a>
            </p>
          )}
          {frame.fallbackNotice && <p class="notice">{frame.fallbackNotice}</p>}
          {children}
        </main>
        <SiteFooter frame={frame} />
      </body>
    </html>
  )
}
