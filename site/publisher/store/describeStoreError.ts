import type { ContentProblem } from '../../../content/publishing.ts'
import type { StoreError, StoreErrorKind } from './storeError.ts'

type Message = ContentProblem['message']

/** What an editor is told of a release that could not be put into the object store, and whether trying again may help by itself. */
export function describeStoreError(error: StoreError): { problems: ContentProblem[]; passes: boolean } {
  const message = messages[error.kind](error.message)
  // All of them: a key, a bucket or a file is mended elsewhere, and nobody presses a button for it here.
  return { problems: [{ severity: 'error', message, document: null }], passes: true }
}

const state = {
  ja: '新しいサイトはできていますが、読者に届く置き場（オブジェクトストレージ）にはまだ全部は置かれていません。',
  en: 'The new site is made, but not all of it is in the object store yet, from where readers get it.',
}

const messages: Record<StoreErrorKind, (details: string) => Message> = {
  unreachable: (details) => ({
    ja: `公開先のオブジェクトストレージに接続できませんでした。${state.ja}つながりしだい自動で続けます。続く場合は管理者に伝えてください。（${details}）`,
    en:
      `The object store could not be reached. ${state.en} The publisher goes on by itself as soon as it answers; ` +
      `if this stays, tell an administrator. (${details})`,
  }),
  slow: (details) => ({
    ja: `公開先のオブジェクトストレージの応答が時間内に終わりませんでした。${state.ja}自動で続けます。続く場合は管理者に伝えてください。（${details}）`,
    en:
      `The object store did not answer in time. ${state.en} The publisher goes on by itself; ` +
      `if this stays, tell an administrator. (${details})`,
  }),
  refused: (details) => ({
    ja: `公開先のオブジェクトストレージが書き込みを許しません。${state.ja}管理者に、鍵とその権限を確かめるよう伝えてください。（${details}）`,
    en:
      `The object store does not let the publisher write. ${state.en} ` +
      `Tell an administrator to look at the key and its permissions. (${details})`,
  }),
  'no-bucket': (details) => ({
    ja: `公開先のバケットがありません。${state.ja}管理者に、SITE_STORE の名前を確かめるよう伝えてください。（${details}）`,
    en: `The bucket for the site does not exist. ${state.en} Tell an administrator to look at SITE_STORE. (${details})`,
  }),
  'other-region': (details) => ({
    ja: `公開先のバケットは別のリージョンにあります。${state.ja}管理者に、AWS_REGION を確かめるよう伝えてください。（${details}）`,
    en: `The bucket for the site is in another region. ${state.en} Tell an administrator to look at AWS_REGION. (${details})`,
  }),
  status: (details) => ({
    ja: `公開先のオブジェクトストレージがエラーを返しました。${state.ja}自動で続けます。続く場合は管理者に伝えてください。（${details}）`,
    en:
      `The object store answered with an error. ${state.en} The publisher goes on by itself; ` +
      `if this stays, tell an administrator. (${details})`,
  }),
  damaged: (details) => ({
    ja: `できあがったサイトのファイルが壊れているため、オブジェクトストレージに置きませんでした。${state.ja}管理者に、ディスクの状態を確かめるよう伝えてください。（${details}）`,
    en:
      `A file of the new site is damaged on the publisher's disk, and was not put into the object store. ${state.en} ` +
      `Tell an administrator to look at the disk. (${details})`,
  }),
}
