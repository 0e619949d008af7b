import type { VNode } from 'preact'
import type { ShownBlock, ShownInline, ShownRichText } from '../page-models/texts.ts'
import { Parts } from './Text.tsx'

/** A text with paragraphs, headings, lists: only elements that stand here can come of it. */
export function RichText({ text }: { text: ShownRichText }) {
  return (
    <div class="prose" lang={text.lang ?? undefined}>
      <Blocks blocks={text.blocks} />
    </div>
  )
}

export function Blocks({ blocks }: { blocks: ShownBlock[] }) {
  return (
    <>
      {blocks.map((block) => (
        <Block block={block} />
      ))}
    </>
  )
}

function Block({ block }: { block: ShownBlock }): VNode {
  switch (block.kind) {
    case 'rule':
      return <hr />
    case 'paragraph':
      return (
        <p>
          <Inlines items={block.children} />
        </p>
      )
    case 'quote':
      return (
        <blockquote>
          <p>
            <Inlines items={block.children} />
          </p>
        </blockquote>
      )
    case 'heading': {
      const Heading = `h${block.level}` as const
      return (
        <Heading>
          <Inlines items={block.children} />
        </Heading>
      )
    }
    case 'list': {
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
  }
}

export function Inlines({ items }: { items: ShownInline[] }) {
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
        return item.marks.reduce<VNode>(
          (inner, mark) => {
            const Mark = elements[mark]
            return <Mark>{inner}</Mark>
          },
          <Parts parts={item.parts} />,
        )
      })}
    </>
  )
}

const elements = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  subscript: 'sub',
  superscript: 'sup',
} as const
