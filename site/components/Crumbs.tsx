import type { Crumb } from '../page-models/frame.ts'
import { Text } from './Text.tsx'

/** The way from the front page to this one. */
export function Crumbs({ crumbs, label }: { crumbs: Crumb[]; label: string }) {
  return (
    <nav class="crumbs" aria-label={label}>
      <ol>
        {crumbs.map(({ href, text }) => (
          <li>
            {href === null ? (
              <span aria-current="page">
                <Text text={text} />
              </span>
            ) : (
              <a href={href}>
                <Text text={text} />
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
