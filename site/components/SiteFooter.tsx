import type { Frame } from '../page-models/frame.ts'
import { Text } from './Text.tsx'

/** Where to report an error, the site's name, its feed and its license. */
export function SiteFooter({ frame }: { frame: Frame }) {
  const { t } = frame
  const feed = frame.feeds[0]
  return (
    <footer class="site-footer">
      {frame.contact && (
        <section class="report" aria-labelledby="report">
          <h2 id="report">{t.reportHeading}</h2>
          <p>
            {t.reportText} <a href={frame.contact.href}>{frame.contact.address}</a>
          </p>
        </section>
      )}
      <p class="colophon">
        <Text text={frame.siteTitle} />
        {feed && <a href={feed.href}>{t.feed}</a>}
        {frame.license && (
          <span class="license">
            <Text text={frame.license} />
          </span>
        )}
      </p>
    </footer>
  )
}
