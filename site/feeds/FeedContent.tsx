import type { FormulaComponent } from '../components/Formula.tsx'
import { EditedReading } from '../components/EditedReading.tsx'
import { Blocks, type Markup } from '../components/RichText.tsx'
import { Text } from '../components/Text.tsx'
import type { ErratumEntry } from '../page-models/erratumEntry.ts'
import type { ShownRichText, ShownText } from '../page-models/texts.ts'

/** The content of a news item in a feed. */
export function NewsForFeed({
  body,
  link,
  absolute,
}: {
  body: ShownRichText | null
  link: string | null
  /** The whole address of a page or a file of the site. */
  absolute: (rootRelative: string) => string
}) {
  return (
    <>
      {body && (
        <div lang={body.lang ?? undefined}>
          <Blocks blocks={body.blocks} markup={inFeed(absolute)} />
        </div>
      )}
      {link && (
        <p>
          <a href={link}>{link}</a>
        </p>
      )}
    </>
  )
}

/** The content of an erratum in a feed: the two readings, the instruction and the printings. */
export function ErratumForFeed({ entry }: { entry: ErratumEntry }) {
  return (
    <>
      {entry.readings.map((reading) => (
        <p>
          {reading.words}:{' '}
          <EditedReading reading={reading}>
            <FeedText text={reading.text} />
          </EditedReading>
        </p>
      ))}
      {entry.instruction && (
        <p>
          <FeedText text={entry.instruction} />
        </p>
      )}
      {entry.note && (
        <p>
          <FeedText text={entry.note} />
        </p>
      )}
      {entry.doubt && (
        <p>
          {entry.doubt.words}: {entry.doubt.hint}
        </p>
      )}
      {entry.printingsWords !== null && <p>{entry.printingsWords}</p>}
    </>
  )
}

function FeedText({ text }: { text: ShownText }) {
  return <Text text={text} Formula={LatexCode} />
}

// Feed readers don't load our style sheet, so a formula is its LaTeX.
const LatexCode: FormulaComponent = ({ part }) => <code>{part.latex}</code>

// Small markup: an entry is one item of a list in the feed reader.
const inFeed = (absolute: (rootRelative: string) => string): Markup => ({
  Formula: LatexCode,
  Heading: ({ children }) => <h3>{children}</h3>,
  Quote: ({ children }) => <blockquote>{children}</blockquote>,
  Marked: ({ children }) => <>{children}</>,
  Figure: ({ picture: { src, width, height, alt, altLang } }) => (
    <p>
      <img src={absolute(src)} width={width} height={height} alt={alt} lang={altLang ?? undefined} />
    </p>
  ),
  TableBox: ({ children }) => <>{children}</>,
})
