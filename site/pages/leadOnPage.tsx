import type { Locale } from '../../content/locale.ts'
import type { AssetHrefs } from '../assets/siteAssets.ts'
import { HeadIcons } from '../components/HeadIcons.tsx'
import { strings } from '../i18n/strings.ts'
import { toHtml } from './pageTemplate.tsx'

/**
 * The page at a former address, for hosts that know no redirects: its script (assets/scripts/leadOn.ts) leads on with the query and the
 * fragment, which a refresh would lose; without JavaScript the refresh does, and a link stands there for everybody.
 */
export function createLeadOnPage({
  locale,
  href,
  canonical,
  assets,
}: {
  locale: Locale
  /** The present address, root-relative; `canonical`: the same in full. */
  href: string
  canonical: string
  assets: Pick<AssetHrefs, 'style' | 'leadOn' | 'icons'>
}): string {
  const t = strings[locale]
  return toHtml(
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t.movedTitle}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <HeadIcons icons={assets.icons} />
        <link rel="canonical" href={canonical} />
        <script src={assets.leadOn} data-href={href}></script>
        <noscript>
          <meta http-equiv="refresh" content={`0; url=${href}`} />
        </noscript>
        <link rel="stylesheet" href={assets.style} />
      </head>
      <body class="bilingual">
        <main>
          <section>
            <h1>{t.movedTitle}</h1>
            <p>{t.movedText}</p>
            <p>
              <a class="button" href={href}>
                {t.movedLink}
              </a>
            </p>
          </section>
        </main>
      </body>
    </html>,
  )
}
