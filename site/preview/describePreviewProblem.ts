import type { ContentProblem } from '../../content/publishing.ts'
import type { Preview } from '../page-models/preview.ts'

/** A cover that could not be drawn, for the editor: the preview pictures of the book are without it. */
export function describeBrokenCover({
  cover,
  error,
}: {
  cover: Preview['cover']
  error: unknown
}): ContentProblem {
  const filename = cover?.filename ?? ''
  return {
    severity: 'warning',
    message: {
      ja: `表紙のファイル「${filename}」を画像として読めないので、リンクのプレビュー画像に表紙がありません。もう一度アップロードしてください。（${reasonOf(error)}）`,
      en:
        `The cover's file "${filename}" can't be read as a picture, so that the preview picture of links has no cover. ` +
        `Upload it again. (${reasonOf(error)})`,
    },
    document: cover === null ? null : { collection: 'media', id: cover.document },
  }
}

/** A preview picture that could not be drawn at all, for whoever runs the site: a plain one stands for it. */
export function describeMissingPicture(error: unknown): ContentProblem {
  return {
    severity: 'warning',
    message: {
      ja: `リンクのプレビュー画像を作れなかったので、文字のない画像を使っています。ページには影響がありません。サイトの管理者に知らせてください。（${reasonOf(error)}）`,
      en:
        'The preview picture of links could not be drawn, so that a plain one is used. The pages are as they should be. ' +
        `Tell the administrator of the site. (${reasonOf(error)})`,
    },
    document: null,
  }
}

// Libraries name folders of the machine in their messages: editors need the first line of it.
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
