import type { Strings } from '../i18n/strings.ts'
import type { TakeAlong as TakeAlongModel } from '../page-models/takeAlong.ts'
import { Text } from './Text.tsx'

/** What a reader can take along: files, each with what it is for, the feed, and what may be done with them. */
export function TakeAlong({ take, t }: { take: TakeAlongModel; t: Strings }) {
  return (
    <section class="take-along" aria-labelledby="take-along" data-take-along={take.fileName}>
      <h2 id="take-along">{t.take.heading}</h2>
      <ul>
        {take.links.map((link) => (
          <li>
            <a
              href={link.href}
              type={link.type}
              download={link.download ?? undefined}
              data-file={link.download === null ? undefined : link.name}
            >
              {link.words}
            </a>
          </li>
        ))}
      </ul>
      <p class="for-copy" hidden data-words={t.take.forCopy} data-failed={t.take.failed}>
        <span class="for-copy-words" />{' '}
        {take.links.map(
          ({ name, download }) =>
            download !== null && (
              <button type="button" class="plain-button" data-kind={name}>
                {name.toUpperCase()}
              </button>
            ),
        )}
      </p>
      <p role="status" />
      {take.license && (
        <p class="license">
          {t.take.license}: <Text text={take.license} />
        </p>
      )}
    </section>
  )
}
