import type { MaterialEntry } from '../page-models/materials.ts'
import type { Strings } from '../i18n/strings.ts'
import { Day } from './Day.tsx'
import { Text } from './Text.tsx'
import { TitleWithMark } from './Title.tsx'

/** Talks, slides, code …: each with its kind, link, event, date and description. */
export function MaterialItems({ items, t }: { items: MaterialEntry[]; t: Strings }) {
  return (
    <ul class="material-items">
      {items.map((item) => {
        const title = <TitleWithMark text={item.title} mark={t.fallbackMark} />
        return (
          <li>
            <p class="material-title">
              <span class="label">{item.kind}</span>{' '}
              {item.href === null ? title : <a href={item.href}>{title}</a>}
              {item.file && <span class="file"> ({item.file})</span>}
            </p>
            {(item.event || item.date) && (
              <p class="material-facts">
                {item.event && (
                  <span>
                    <Text text={item.event} />
                  </span>
                )}
                {item.date && <Day date={item.date} />}
              </p>
            )}
            {item.description && (
              <p>
                <Text text={item.description} />
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
