import type { PartNav } from '../page-models/errataPartNav.ts'

/** The way from one part of a long list of errata to those beside it. The script adds the reader's printing to the links. */
export function PartLinks({ nav }: { nav: PartNav }) {
  const links = [
    { link: nav.previous, rel: 'prev', name: 'previous' },
    { link: nav.first, rel: undefined, name: 'first' },
    { link: nav.next, rel: 'next', name: 'next' },
  ]
  return (
    <nav class="part-links" aria-label={nav.label}>
      {links.map(
        ({ link, rel, name }) =>
          link && (
            <a
              class={name}
              href={link.href}
              rel={rel}
              data-keeps-printing
              data-errata-list={name === 'first' ? true : undefined}
            >
              {link.words}
            </a>
          ),
      )}
    </nav>
  )
}
