import type { Bilingual } from '../../content/locale.ts'

/** A page of the server's own, for what the release has no page for. It needs no other file: no style sheet, no script. */
function plainPage({ ja, en }: Bilingual): string {
  return `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${ja}</title>
<h1>${ja}</h1>
<p lang="en">${en}</p>
</html>
`
}

export const notYetPage = plainPage({
  ja: 'まだ公開されていません。最初の公開の準備をしています。しばらくしてから読み込み直してください。',
  en: 'Nothing is published yet. The first release is being made: load this page again in a moment.',
})
export const notFoundPage = plainPage({
  ja: 'ページが見つかりません。',
  en: 'There is no such page.',
})
export const notAllowedPage = plainPage({
  ja: 'このサイトは閲覧専用です。',
  en: 'This site can only be read.',
})
export const brokenPage = plainPage({
  ja: 'ただいま表示できません。しばらくしてから読み込み直してください。',
  en: 'This page cannot be shown right now. Load it again in a moment.',
})
export const tooManyPage = plainPage({
  ja: 'お使いのネットワークからの読み込みが一度に多すぎます。数秒待ってから読み込み直してください。',
  en: 'Too much is being loaded from your network at once. Wait a few seconds, then load this page again.',
})
export const crowdedPage = plainPage({
  ja: 'ただいまたいへん混み合っています。数秒待ってから読み込み直してください。',
  en: 'The site is very busy right now. Wait a few seconds, then load this page again.',
})
export const tooLargePage = plainPage({
  ja: 'リクエストが大きすぎます。このサイトは閲覧専用で、データを受け取りません。',
  en: 'The request is too large. This site can only be read and takes no data.',
})
