import type { FunctionComponent, VNode } from 'preact'
import type { Mark, ShownBlock, ShownInline, ShownRichText } from '../page-models/texts.ts'
import { Formula, type FormulaComponent } from './Formula.tsx'
import { Parts } from './Text.tsx'

/** The elements that differ between a page and a feed. All others are the same in both. */
export type Markup = {
  Formula: FormulaComponent
  Heading: FunctionComponent<{ level: 2 | 3 | 4 }>
  Quote: FunctionComponent
  Marked: FunctionComponent<{ marks: Mark[] }>
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
  Marked: ({ marks, children }) =>
    marks.reduce<VNode>(
      (inner, mark) => {
        const Element = elementOfMark[mark]
        return <Element>{inner}</Element>
      },
      <>{children}</>,
    ),
}
