import type { Imprint } from '../page-models/myCopy.ts'

type Line = { y: number; words: string; isAnswer?: boolean }

/** What such a page says, in the book's own language. Lines without words are drawn. */
const lines: Record<Imprint, { lang: string; lines: Line[] }> = {
  colophon: {
    lang: 'ja',
    lines: [
      { y: 66, words: '2024年4月10日 初版第1刷発行' },
      { y: 92, words: '2025年1月10日 第3刷発行', isAnswer: true },
    ],
  },
  'copyright-page': {
    lang: 'en',
    lines: [
      { y: 52, words: 'First published 2024' },
      { y: 76, words: 'Third printing 2025', isAnswer: true },
      { y: 102, words: '10 9 8 7 6 5 4 3' },
    ],
  },
}

/** A drawing of the page on which a book names its printing. Its colours are those of the text around (styles/myCopy.css). */
export function ImprintDrawing({ imprint, alt }: { imprint: Imprint; alt: string }) {
  const example = lines[imprint]
  return (
    <svg class="imprint" viewBox="0 0 264 170" width="264" height="170" role="img" aria-label={alt}>
      <path class="imprint-page" d="M14 8h236v154H14z" />
      <path class="imprint-spine" d="M22 8v154" />
      <path class="imprint-lines" d="M40 30h96M40 122h120M40 134h150M40 146h90" />
      {example.lines.map(({ y, words, isAnswer }) => (
        <>
          {isAnswer && <path class="imprint-mark" d={`M34 ${y - 16}h200v23H34z`} />}
          <text x="40" y={y} lang={example.lang} class={isAnswer ? 'imprint-answer' : undefined}>
            {words}
          </text>
        </>
      ))}
    </svg>
  )
}
