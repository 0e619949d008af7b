import type { Strings } from '../i18n/strings.ts'
import type { ErratumEntry } from '../page-models/erratumEntry.ts'
import type { ShownBlock, ShownInline, ShownRichText, ShownText, TextPart } from '../page-models/texts.ts'

/** News in a feed. Feed readers have no style sheet of ours, so a formula stands there as its LaTeX. */
export function NewsForFeed({ body, link }: { body: ShownRichText | null; link: string | null }) {
  return (
    <>
      {body && (
        <div lang={body.lang ?? undefined}>
          <Blocks blocks={body.blocks} />
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

/** An erratum in a feed: what is wrong, what is right, in which printings. */
export function ErratumForFeed({ entry, t }: { entry: ErratumEntry; t: Strings }) {
  const isCorrection = entry.kind === 'correction'
  return (
    <>
      {entry.original && (
        <p>
          {isCorrection ? t.original : t.printed}:{' '}
          {isCorrection ? (
            <del>
              <Plain text={entry.original} />
            </del>
          ) : (
            <Plain text={entry.original} />
          )}
        </p>
      )}
      {entry.correction && (
        <p>
          {isCorrection ? t.correction : t.suggested}:{' '}
          {isCorrection ? (
            <ins>
              <Plain text={entry.correction} />
            </ins>
          ) : (
            <Plain text={entry.correction} />
          )}
        </p>
      )}
      {entry.instruction && (
        <p>
          <Plain text={entry.instruction} />
        </p>
      )}
      {entry.note && (
        <p>
          <Plain text={entry.note} />
        </p>
      )}
      {entry.doubt && (
        <p>
          {entry.doubt.words}: {entry.doubt.hint}
        </p>
      )}
      <p>{entry.printingsWords}</p>
    </>
  )
}

function Plain({ text }: { text: ShownText }) {
  const parts = <Parts parts={text.parts} />
  return text.lang === null ? parts : <span lang={text.lang}>{parts}</span>
}

function Parts({ parts }: { parts: TextPart[] }) {
  return <>{parts.map((part) => (part.kind === 'words' ? part.words : <code>{part.latex}</code>))}</>
}

function Blocks({ blocks }: { blocks: ShownBlock[] }) {
  return (
    <>
      {blocks.map((block) => {
        if (block.kind === 'rule') return <hr />
        if (block.kind === 'list') {
          const List = block.ordered ? 'ol' : 'ul'
          return (
            <List>
              {block.items.map((item) => (
                <li>
                  <Inlines items={item.children} />
                  <Blocks blocks={item.blocks} />
                </li>
              ))}
            </List>
          )
        }
        const Element = block.kind === 'paragraph' ? 'p' : block.kind === 'quote' ? 'blockquote' : 'h3'
        return (
          <Element>
            <Inlines items={block.children} />
          </Element>
        )
      })}
    </>
  )
}

function Inlines({ items }: { items: ShownInline[] }) {
  return (
    <>
      {items.map((item) => {
        if (item.kind === 'break') return <br />
        if (item.kind === 'link')
          return (
            <a href={item.url}>
              <Inlines items={item.children} />
            </a>
          )
        return <Parts parts={item.parts} />
      })}
    </>
  )
}
