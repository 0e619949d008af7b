import type { FunctionComponent, VNode } from 'preact'
import type { Picture } from '../page-models/picture.ts'
import type { Mark, ShownBlock, ShownCell, ShownInline, ShownRichText } from '../page-models/richTexts.ts'
import { Formula, type FormulaComponent } from './Formula.tsx'
import { Parts } from './Text.tsx'

/** The elements that differ between a page and a feed. All others are the same in both. */
export type Markup = {
  Formula: FormulaComponent
  Heading: FunctionComponent<{ level: 2 | 3 | 4 }>
  Quote: FunctionComponent
  Marked: FunctionComponent<{ marks: Mark[] }>
  Figure: FunctionComponent<{ picture: Picture }>
  /** What a table stands in. */
  TableBox: FunctionComponent
}

/** A text with paragraphs, headings and lists on a page. */
export function RichText({ text }: { text: ShownRichText }) {
  return (
    <div class="prose" lang={text.lang ?? undefined}>
      <Blocks blocks={text.blocks} markup={onPage} />
    </div>
  )
}

/** The blocks of a rich text. It can give only the elements that stand here and in `markup`. */
export function Blocks({ blocks, markup }: { blocks: ShownBlock[]; markup: Markup }) {
  return (
    <>
      {blocks.map((block) => (
        <Block block={block} markup={markup} />
      ))}
    </>
  )
}

function Block({ block, markup }: { block: ShownBlock; markup: Markup }): VNode {
  if (block.kind === 'rule') return <hr />
  if (block.kind === 'picture') return <markup.Figure picture={block.picture} />
  if (block.kind === 'code')
    return (
      <pre class="notranslate">
        <code>{block.text}</code>
      </pre>
    )
  if (block.kind === 'table')
    return (
      <markup.TableBox>
        <table>
          <tbody>
            {block.rows.map(({ cells }, row) => (
              <tr>
                {cells.map((cell) => (
                  <Cell cell={cell} inFirstRow={row === 0} markup={markup} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </markup.TableBox>
    )
  if (block.kind === 'list') {
    const List = block.ordered ? 'ol' : 'ul'
    return (
      <List>
        {block.items.map((item) => (
          <li>
            <Inlines items={item.children} markup={markup} />
            <Blocks blocks={item.blocks} markup={markup} />
          </li>
        ))}
      </List>
    )
  }
  const content = <Inlines items={block.children} markup={markup} />
  switch (block.kind) {
    case 'paragraph':
      return <p>{content}</p>
    case 'quote':
      return <markup.Quote>{content}</markup.Quote>
    case 'heading':
      return <markup.Heading level={block.level}>{content}</markup.Heading>
  }
}

function Cell({ cell, inFirstRow, markup }: { cell: ShownCell; inFirstRow: boolean; markup: Markup }): VNode {
  const spans = {
    colSpan: cell.colSpan > 1 ? cell.colSpan : undefined,
    rowSpan: cell.rowSpan > 1 ? cell.rowSpan : undefined,
  }
  const [only, ...more] = cell.blocks
  // A cell of one paragraph, as nearly all are, needs no element for it.
  const content =
    only?.kind === 'paragraph' && more.length === 0 ? (
      <Inlines items={only.children} markup={markup} />
    ) : (
      <Blocks blocks={cell.blocks} markup={markup} />
    )
  if (!cell.header) return <td {...spans}>{content}</td>
  return (
    <th scope={inFirstRow ? 'col' : 'row'} {...spans}>
      {content}
    </th>
  )
}

function Inlines({ items, markup }: { items: ShownInline[]; markup: Markup }) {
  return (
    <>
      {items.map((item) => {
        if (item.kind === 'break') return <br />
        if (item.kind === 'link')
          return (
            <a href={item.url}>
              <Inlines items={item.children} markup={markup} />
            </a>
          )
        return (
          <markup.Marked marks={item.marks}>
            <Parts parts={item.parts} Formula={markup.Formula} />
          </markup.Marked>
        )
      })}
    </>
  )
}

const elementOfMark = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  subscript: 'sub',
  superscript: 'sup',
} as const satisfies Record<Mark, string>

const onPage: Markup = {
  Formula,
  Heading: ({ level, children }) => {
    const Element = `h${level}` as const
    return <Element>{children}</Element>
  },
  Quote: ({ children }) => (
    <blockquote>
      <p>{children}</p>
    </blockquote>
  ),
  Figure: ({ picture }) => (
    <figure>
      <img
        src={picture.src}
        srcset={picture.srcset ?? undefined}
        sizes={picture.srcset === null ? undefined : '(min-width: 48rem) 44rem, 100vw'}
        width={picture.width}
        height={picture.height}
        alt={picture.alt}
        lang={picture.altLang ?? undefined}
        loading="lazy"
      />
    </figure>
  ),
  // It scrolls by itself where it is wide, also with the keyboard.
  TableBox: ({ children }) => (
    <div class="table-box" tabIndex={0}>
      {children}
    </div>
  ),
  Marked: ({ marks, children }) =>
    marks.reduce<VNode>(
      (inner, mark) => {
        const Element = elementOfMark[mark]
        return <Element>{inner}</Element>
      },
      <>{children}</>,
    ),
}
