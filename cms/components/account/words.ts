import type { Locale } from '../../../content/locale.ts'

/** What the form of a service account says about its key. */
export const words = {
  ja: {
    apiKey: 'APIキー',
    saveFirst: '保存すると、ここでAPIキーを作れます。',
    noKey: 'まだキーがないため、このアカウントでは何も読めません。',
    hasKey: 'キーがあります。作ったときにだけ表示されるので、失くしたときは作り直してください。',
    shownOnce: '新しいキーです。いま控えてください。もう一度表示することはできません。',
    make: '新しいキーを作る',
    replaces: '新しいキーを作ると、いまのキーはすぐに使えなくなります。',
    reallyMake: '作り直す',
    revoke: 'キーを無効にする',
    ends: '無効にすると、このキーを使うプログラムは読めなくなります。',
    reallyRevoke: '無効にする',
    unreachable: 'サーバーから応答がありません。接続を確かめて、もう一度試してください。',
  },
  en: {
    apiKey: 'API key',
    saveFirst: 'Save this account, and make its API key here.',
    noKey: 'There is no key yet, so this account can read nothing.',
    hasKey: 'There is a key. It was shown when it was made; if it is lost, make a new one.',
    shownOnce: 'This is the new key. Copy it now: it is not shown again.',
    make: 'Make a new key',
    replaces: 'A new key takes the place of the one that is in use, which ends at once.',
    reallyMake: 'Replace the key',
    revoke: 'Revoke the key',
    ends: 'Without it, the program that uses this key can read nothing any more.',
    reallyRevoke: 'Revoke it',
    unreachable: 'The server does not answer. Check your connection and try again.',
  },
} as const satisfies Record<Locale, Record<string, string>>
