import type { FormulaComponent } from '../components/Formula.tsx'
import { EditedReading } from '../components/EditedReading.tsx'
import { Blocks, type Markup } from '../components/RichText.tsx'
import type { ErratumEntry } from '../page-models/erratumEntry.ts'
import type { NewsLink } from '../page-models/news.ts'
import type { ShownRichText } from '../page-models/richTexts.ts'
import type { TextPart } from '../page-models/textParts.ts'
import type { ShownText } from '../page-models/texts.ts'

/** The content of a news item in a feed. */
export function NewsForFeed({
  body,
  link,
  absolute,
}: {
  body: ShownRichText | null
  link: NewsLink | null
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
      {link && <p>{link.isDead ? link.url : <a href={link.url}>{link.url}</a>}</p>}
    </>
  )
}

/** The content of an erratum in a feed: the two readings, the instruction and the printings. */
export function ErratumForFeed({
  entry,
  absolute,
}: {
  entry: ErratumEntry
  /** The whole address of a path of the site. */
  absolute: (path: string) => string
}) {
  return (
    <>
      {entry.readings.map((reading) => (
        <div>
          {reading.words}:{' '}
          <EditedReading reading={reading}>
            <FeedText text={reading.text} />
          </EditedReading>
        </div>
      ))}
      {entry.pictures.map(({ words, picture }) => (
        <p>
          {words}:{' '}
          <img src={absolute(picture.src)} alt={picture.alt} width={picture.width} height={picture.height} />
        </p>
      ))}
      {entry.instruction && (
        <div>
          <FeedText text={entry.instruction} />
        </div>
      )}
      {entry.note && (
        <div>
          <FeedText text={entry.note} />
        </div>
      )}
      {entry.doubt && (
        <p>
          {entry.doubt.words}: {entry.doubt.hint}
        </p>
      )}
      {entry.copies !== null && !entry.copies.isUnknown && <p>{entry.copies.words}</p>}
    </>
  )
}

function FeedText({ text }: { text: ShownText }) {
  const lines = <FeedParts parts={text.parts} />
  return text.lang === null ? lines : <span lang={text.lang}>{lines}</span>
}

// Feed readers have no style of ours that would keep white space: lines are broken, and runs of spaces are no-break spaces.
function FeedParts({ parts }: { parts: TextPart[] }) {
  return (
    <>
      {parts.map((part) => {
        switch (part.kind) {
          case 'words':
            return part.words.split('\n').flatMap((line, index) => [index > 0 && <br />, keepSpaces(line)])
          case 'code':
            return part.block ? (
              <pre>
                <code>{part.code}</code>
              </pre>
            ) : (
              <code>{keepSpaces(part.code)}</code>
            )
          case 'link':
            return <a href={part.url}>{part.url}</a>
          default:
            return <code>{part.latex}</code>
        }
      })}
    </>
  )
}

const keepSpaces = (line: string) =>
  line.replace(/^ +| {2,}/g, (spaces) => '\u00A0'.repeat(spaces.length)).replaceAll('\t', '\u00A0'.repeat(4))

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
