import type { Locale } from '../../../content/locale.ts'

/** What the panel says about text that is typed and not saved, and about a session that ended. */
export const words = {
  ja: {
    unsaved: '保存していない内容があります',
    leaveKept:
      '保存せずに離れても、入力した内容はこのブラウザーに14日間残ります。次に開いたときに取り戻せます。',
    leaveLost: '保存せずに離れると、入力した内容は失われます。',
    logOutLoses: 'ログアウトすると、このブラウザーに残してある入力も消えます。先に保存してください。',
    stay: '編集に戻る',
    leave: '保存せずに離れる',
    logOut: '保存せずにログアウトする',

    kept: (time: string) => `${time}に入力した内容が残っています`,
    keptRow: '保存されていない入力です。',
    others: (count: number) => `ほか${count}項目`,
    rows: (count: number) => `${count}行`,
    emptied: '(空にした)',
    savedSince: 'この文書は、そのあと保存されています。',
    overwrites: (fields: string) => `取り戻すと、いまの「${fields}」の内容と置き換わります。`,
    fileMissing: '選んだファイルは残せません。もう一度選んでください。',
    takeBack: '取り戻す',
    throwAway: '捨てる',
    takenBack: '取り戻しました。まだ保存していません。',
    separator: '、',

    sessionEnded: 'ログインの期限が切れました',
    logInAgain: '入力した内容はそのまま残っています。もう一度ログインすると、続けられます。',
    email: 'メールアドレス',
    password: 'パスワード',
    logIn: 'ログイン',
    loggingIn: 'ログインしています…',
    later: 'あとで',
    notLoggedIn: 'ログインの期限が切れています。もう一度ログインしてください。',
    unreachable: 'サーバーから応答がありません。接続を確かめて、もう一度試してください。',
    loggedIn: 'ログインしました。',
  },
  en: {
    unsaved: 'There is unsaved work here',
    leaveKept:
      'If you leave without saving, what you typed stays in this browser for 14 days. You can take it back when you open this again.',
    leaveLost: 'If you leave without saving, what you typed is lost.',
    logOutLoses: 'Logging out also removes what this browser keeps of your typing. Save it first.',
    stay: 'Back to editing',
    leave: 'Leave without saving',
    logOut: 'Log out without saving',

    kept: (time: string) => `Your text of ${time} is still here`,
    keptRow: 'It was typed and not saved.',
    others: (count: number) => `${count} more ${count === 1 ? 'field' : 'fields'}`,
    rows: (count: number) => `${count} ${count === 1 ? 'row' : 'rows'}`,
    emptied: '(emptied)',
    savedSince: 'This document has been saved since.',
    overwrites: (fields: string) => `Taking it back replaces what is in "${fields}" now.`,
    fileMissing: 'A file that you had chosen cannot be kept. Choose it again.',
    takeBack: 'Take it back',
    throwAway: 'Throw away',
    takenBack: 'Your text is back. It is not saved yet.',
    separator: ', ',

    sessionEnded: 'Your session has ended',
    logInAgain: 'What you typed is still here. Log in again and go on.',
    email: 'Email',
    password: 'Password',
    logIn: 'Log in',
    loggingIn: 'Logging in …',
    later: 'Later',
    notLoggedIn: 'Your session has ended. Log in again.',
    unreachable: 'The server does not answer. Check your connection and try again.',
    loggedIn: 'You are logged in.',
  },
} as const satisfies Record<Locale, unknown>

export type Words = (typeof words)[Locale]
