import type { Bilingual } from '../../../content/locale.ts'
import type { PasteNote } from './preparePastedHtml.ts'

export const pasteWords = {
  ja: { heading: '貼り付けた文のうち、そのままでは入らないもの:', close: '閉じる' },
  en: { heading: 'What could not be pasted as it was:', close: 'Close' },
}

/** What did not come along with a paste, and what to do: for an editor. */
export function describePasteNote(note: PasteNote): Bilingual {
  const words = shorten(note.words)
  if (note.kind === 'link')
    return {
      ja:
        `「${words}」のリンク先(${shorten(note.url)})には、ほかのサイトからは行けないので、文字だけを入れました。` +
        'リンクにするには、文字を選び、https:// から始まるアドレスを入れてください。',
      en:
        `The link of "${words}" (${shorten(note.url)}) cannot be followed from another site, so only its words are here. ` +
        'To make it a link, select the words and give the address, beginning with https://.',
    }
  if (note.kind === 'file')
    return {
      ja: `ファイル「${words}」は本文に入りません。本文に入るのは画像だけです。`,
      en: `The file "${words}" cannot stand in a text: only pictures can.`,
    }
  const name =
    words === '' ? { ja: '画像', en: 'A picture' } : { ja: `画像「${words}」`, en: `The picture "${words}"` }
  return {
    ja: `${name.ja}は貼り付けでは入りません。手元に保存し、ツールバーの「+」の「画像」から入れてください。`,
    en: `${name.en} cannot be pasted. Save it on your computer, and put it in by "Picture" under "+" in the toolbar.`,
  }
}

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
