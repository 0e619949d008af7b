import type { ErratumEntry, Reading } from '../page-models/erratumEntry.ts'
import type { Strings } from '../i18n/strings.ts'
import { EditedReading } from './EditedReading.tsx'
import { Parts, Text } from './Text.tsx'

/**
 * One erratum: where, what is wrong, what is right, in which printings. `level`: of its heading. Scripts read its parts
 * (erratumActions.ts puts a row of actions into the footer) and ask its data attributes: `data-severity` (none where it is not said)
 * `data-since`, the day on which it was made public, `data-changed`, that of its last change where it is another one, and `data-v`,
 * what it says (page-models/erratumVersion.ts).
 */
export function Erratum({ entry, level = 3, t }: { entry: ErratumEntry; level?: 3 | 4; t: Strings }) {
  const { place, tag } = entry
  const Heading = level === 3 ? 'h3' : 'h4'
  return (
    <article
      class="erratum"
      data-printings={entry.copies === null ? undefined : entry.printings}
      data-severity={entry.severity?.name}
      data-since={entry.since}
      data-changed={entry.changed ?? undefined}
      data-v={entry.version}
      // The copies of the page's choice that have it, or may have it: `1 2 ebook?`.
      data-copies={entry.forCopies ?? undefined}
      aria-labelledby={tag}
    >
      <header>
        <Heading id={tag} class={hasPageAlone(entry) ? 'page-alone' : undefined} tabIndex={-1}>
          <PlaceWords place={place} isBesidePage={entry.copies !== null} />
        </Heading>
        {entry.severity && (
          <span class={`label severity-${entry.severity.name}`}>{entry.severity.words}</span>
        )}
        {entry.doubt && <span class={`label status-${entry.doubt.name}`}>{entry.doubt.words}</span>}
      </header>
      <Change entry={entry} t={t} />
      {entry.doubt && <p class="doubt">{entry.doubt.hint}</p>}
      {entry.replacement && (
        <p class="replacement">
          {t.replacedBy}: <a href={entry.replacement.href}>{entry.replacement.words}</a>
        </p>
      )}
      {entry.copies !== null && !entry.copies.isUnknown && <p class="affected">{entry.copies.words}</p>}
      <footer>
        {entry.reported && <span>{entry.reported}</span>}
        {entry.confirmed && <span>{entry.confirmed}</span>}
        {entry.related.length > 0 && (
          <span>
            {t.related}:{' '}
            {entry.related.map((link, index) => [
              index > 0 && t.listSeparator,
              <a href={link.href}>{link.words}</a>,
            ])}
          </span>
        )}
        <a class="permalink" href={entry.href} aria-label={t.permalink(tag)}>
          #{tag}
        </a>
        <a class="twin" href={entry.twin.href} hreflang={entry.twin.lang}>
          <span class="visually-hidden">#{tag} </span>
          <span lang={entry.twin.lang}>{t.switchLanguage}</span>
        </a>
      </footer>
    </article>
  )
}

const hasPageAlone = ({ place, copies }: ErratumEntry) =>
  copies !== null && place.beforeRest !== '' && place.rest.length === 0

// The page's number stands in large figures beside its errata; a screen reader says it with each erratum. What is no error stands apart.
function PlaceWords({ place, isBesidePage }: { place: ErratumEntry['place']; isBesidePage: boolean }) {
  if (place.beforeRest === '' && place.rest.length === 0) return <>{place.whole}</>
  return (
    <>
      {place.beforeRest && (
        <span class={isBesidePage ? 'visually-hidden' : undefined}>{place.beforeRest}</span>
      )}
      {place.rest.map(({ words, lang }) => (lang === null ? words : <span lang={lang}>{words}</span>))}
    </>
  )
}

/** What to change: the two readings side by side, or an instruction, or both. */
export function Change({ entry, t }: { entry: ErratumEntry; t: Strings }) {
  return (
    <>
      {entry.readings.length > 0 && (
        <dl class="comparison">
          {entry.readings.map((reading) => (
            <div class={reading.name}>
              <dt>{reading.words}</dt>
              <dd>
                <EditedReading reading={reading}>
                  <Quote reading={reading} />
                </EditedReading>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {entry.difference && (
        <p class="what-differs visually-hidden">
          {t.changes.heading}
          {entry.difference.map(({ words, lang }) =>
            lang === null ? words : <span lang={lang}>{words}</span>,
          )}
        </p>
      )}
      {entry.pictures.length > 0 && (
        <div class="erratum-pictures">
          {entry.pictures.map(({ name, words, picture }) => (
            <figure class={name}>
              <figcaption>{words}</figcaption>
              <img
                src={picture.src}
                srcset={picture.srcset ?? undefined}
                sizes={picture.srcset === null ? undefined : '(min-width: 60rem) 22rem, 100vw'}
                width={picture.width}
                height={picture.height}
                alt={picture.alt}
                lang={picture.altLang ?? undefined}
                loading="lazy"
              />
            </figure>
          ))}
        </div>
      )}
      {entry.instruction && (
        <div class="instruction">
          <Text text={entry.instruction} />
        </div>
      )}
      {entry.note && (
        <div class="note">
          <Text text={entry.note} />
        </div>
      )}
    </>
  )
}

// A quotation always has `lang`, also where the book's language is the page's. What paper leaves out of it (styles/paperSheet.css) is
// there on the screen.
function Quote({ reading: { text, stretches, edit } }: { reading: Reading }) {
  return (
    <span class="quote" lang={text.lang ?? undefined}>
      {(stretches ?? [{ isFar: false, parts: text.parts }]).map(({ isFar, parts }) =>
        isFar ? (
          <span class="far">
            <span>
              <Parts parts={parts} edit={edit} />
            </span>
          </span>
        ) : (
          <Parts parts={parts} edit={edit} />
        ),
      )}
    </span>
  )
}
