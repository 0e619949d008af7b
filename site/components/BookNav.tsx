import type { Frame } from '../page-models/frame.ts'
import { Title } from './Title.tsx'

/** The pages of one book; the current one is marked. */
export function BookNav({ nav, label }: { nav: NonNullable<Frame['bookNav']>; label: string }) {
  return (
    <nav class="book-nav" aria-label={label}>
      <a class="book-nav-title" href={nav.href}>
        <Title text={nav.title} />
      </a>
      <ul>
        {nav.parts.map((part) => (
          <li>
            <a href={part.href} aria-current={part.isCurrent ? 'page' : undefined}>
              {part.words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
