import type { NewsLine } from '../page-models/news.ts'
import type { Strings } from '../i18n/strings.ts'
import { Day } from './Day.tsx'
import { TitleWithMark } from './Title.tsx'

/** News, a line each. */
export function NewsLines({ items, t }: { items: NewsLine[]; t: Strings }) {
  return (
    <ul class="news-lines">
      {items.map((item) => (
        <li>
          <Day date={item.date} />
          <a href={item.href}>
            <TitleWithMark text={item.title} mark={t.fallbackMark} />
          </a>
        </li>
      ))}
    </ul>
  )
}
