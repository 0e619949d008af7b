import type { ErratumEntry } from '../page-models/erratumEntry.ts'
import type { ShownText } from '../page-models/texts.ts'
import type { Strings } from '../i18n/strings.ts'
import { EditedReading } from './EditedReading.tsx'
import { Parts, Text } from './Text.tsx'

/** One erratum: where, what is wrong, what is right, in which printings. */
export function Erratum({ entry, t }: { entry: ErratumEntry; t: Strings }) {
  const { place, tag } = entry
  return (
    <article
      class="erratum"
      data-printings={entry.copies === null ? undefined : entry.printings}
      aria-labelledby={tag}
    >
      <header>
        <h3 id={tag} tabIndex={-1}>
          <PlaceWords place={place} />
        </h3>
        {entry.severity && (
          <span class={`label severity-${entry.severity.name}`}>{entry.severity.words}</span>
        )}
        {entry.doubt && <span class={`label status-${entry.doubt.name}`}>{entry.doubt.words}</span>}
      </header>
      <Change entry={entry} />
      {entry.doubt && <p class="doubt">{entry.doubt.hint}</p>}
      {entry.copies !== null &&
        (entry.copies.isUnknown ? (
          <p class="affected unknown-mark" hidden>
            {t.unknownForPrinting}
          </p>
        ) : (
          <p class="affected">{entry.copies.words}</p>
        ))}
      <footer>
        {entry.reported && <span>{entry.reported}</span>}
        {entry.confirmed && <span>{entry.confirmed}</span>}
        {entry.replacement && (
          <span>
            {t.replacedBy}: <a href={entry.replacement.href}>{entry.replacement.words}</a>
          </span>
        )}
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

// The page's number stands in large figures beside its errata; a screen reader says it with each erratum.
function PlaceWords({ place }: { place: ErratumEntry['place'] }) {
  if (place.rest.length === 0) return <>{place.whole}</>
  return (
    <>
      {place.beforeRest && <span class="visually-hidden">{place.beforeRest}</span>}
      {place.rest.map(({ words, lang }) => (lang === null ? words : <span lang={lang}>{words}</span>))}
    </>
  )
}

/** What to change: the two readings side by side, or an instruction, or both. */
export function Change({ entry }: { entry: ErratumEntry }) {
  return (
    <>
      {entry.readings.length > 0 && (
        <dl class="comparison">
          {entry.readings.map((reading) => (
            <div class={reading.name}>
              <dt>{reading.words}</dt>
              <dd>
                <EditedReading reading={reading}>
                  <Quote text={reading.text} />
                </EditedReading>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {entry.pictures.length > 0 && (
        <div class="erratum-pictures">
          {entry.pictures.map(({ name, words, picture }) => (
            <figure class={name}>
              <figcaption>{words}</figcaption>
              <img
                src={picture.src}
                srcset={picture.srcset ?? undefined}
                sizes="(min-width: 60rem) 22rem, 100vw"
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

// A quotation always has `lang`, also where the book's language is the page's.
function Quote({ text }: { text: ShownText }) {
  return (
    <span class="quote" lang={text.lang ?? undefined}>
      <Parts parts={text.parts} />
    </span>
  )
}
