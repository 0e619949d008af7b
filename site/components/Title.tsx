import { Fragment } from 'preact'
import type { ShownText } from '../page-models/texts.ts'
import { splitPhrases } from '../i18n/phrases.ts'
import { Text } from './Text.tsx'

/** A title, which is broken between its phrases, also where the browser does not know them. */
export function Title({ text }: { text: ShownText }) {
  const hasPhrases = text.parts.some((part) => part.kind === 'words' && splitPhrases(part.words).length > 1)
  if (!hasPhrases) return <Text text={text} />
  return (
    <span class="phrases">
      <Text text={text} Words={Phrases} />
    </span>
  )
}

/** A title in a list, followed by the name of its language where it is not translated. */
export function TitleWithMark({ text, mark }: { text: ShownText; mark: string }) {
  return (
    <>
      <Title text={text} />
      {text.isFallback && (
        <>
          {' '}
          <small class="fallback-mark">{mark}</small>
        </>
      )}
    </>
  )
}

/** The same for words of the site's own. */
export function TitleWords({ words }: { words: string }) {
  return (
    <span class="phrases">
      <Phrases words={words} />
    </span>
  )
}

function Phrases({ words }: { words: string }) {
  return (
    <>
      {splitPhrases(words).map((phrase, index) => (
        <Fragment>
          {index > 0 && <wbr />}
          {phrase}
        </Fragment>
      ))}
    </>
  )
}
