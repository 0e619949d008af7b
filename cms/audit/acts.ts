import type { Bilingual } from '../../content/locale.ts'

/** The collection of the record. */
export const auditSlug = 'audit-records'

/** What can be on the record, with its words. The order is that of the list's filter. */
export const actLabels = {
  publish: { ja: '公開', en: 'Published' },
  update: { ja: '公開内容の変更', en: 'Changed what is published' },
  unpublish: { ja: '公開終了', en: 'Unpublished' },
  trash: { ja: 'ごみ箱に入れた', en: 'Put in the trash' },
  restore: { ja: 'ごみ箱から戻した', en: 'Restored from the trash' },
  delete: { ja: '完全に削除', en: 'Deleted for good' },
  settings: { ja: 'サイト設定の変更', en: 'Changed the site settings' },
  release: { ja: 'リリースの操作', en: 'Decided on a release' },
  'log-in': { ja: 'ログイン', en: 'Logged in' },
  'log-in-failed': { ja: 'ログインの失敗', en: 'Log-in failed' },
  'log-out': { ja: 'ログアウト', en: 'Logged out' },
  'account-made': { ja: 'アカウントの追加', en: 'Made an account' },
  'account-changed': { ja: 'アカウントの変更', en: 'Changed an account' },
  'account-deleted': { ja: 'アカウントの削除', en: 'Deleted an account' },
  'role-changed': { ja: '役割の変更', en: 'Changed a role' },
  'password-changed': { ja: 'パスワードの変更', en: 'Changed a password' },
  'reset-asked': { ja: 'パスワード再設定の依頼', en: 'Asked for a new password' },
  'password-reset': { ja: 'パスワードの再設定', en: 'Reset a password' },
  'key-made': { ja: 'APIキーの作成', en: 'Made an API key' },
  'key-enabled': { ja: 'APIキーの再開', en: 'Enabled an API key' },
  'key-removed': { ja: 'APIキーの廃止', en: 'Removed an API key' },
  import: { ja: '取り込み', en: 'Imported' },
  'backup-restored': { ja: 'バックアップからの復元', en: 'Restored a backup' },
} as const satisfies Record<string, Bilingual>

export type Act = keyof typeof actLabels

/** Acts that come many times a day, and that strangers cause: they are kept for a shorter time. */
export const frequentActs: readonly Act[] = ['log-in', 'log-in-failed', 'log-out', 'reset-asked']

/** Who acts, with its words. */
export const actorLabels = {
  user: { ja: 'ユーザー', en: 'User' },
  'service-account': { ja: 'サービスアカウント', en: 'Service account' },
  publisher: { ja: '公開プログラム', en: 'Publisher' },
  'command-line': { ja: 'コマンド', en: 'Command line' },
  system: { ja: 'Okuzuke', en: 'Okuzuke itself' },
  stranger: { ja: 'ログインしていない人', en: 'Not logged in' },
} as const satisfies Record<string, Bilingual>

/** Who acted: `id` and `name` (a user's e-mail address, a service account's name, the account of the operating system) as of then. */
export type Actor = { kind: keyof typeof actorLabels; id: string | null; name: string | null }

/** Why a log-in failed. */
export const failureLabels = {
  password: { ja: 'パスワードが違う', en: 'wrong password' },
  unknown: { ja: 'そのアドレスのユーザーはいない', en: 'no user with this address' },
  limited: { ja: '回数の制限', en: 'too many attempts' },
} as const satisfies Record<string, Bilingual>
export type FailureReason = keyof typeof failureLabels

/** What is on a record beside who, what and when. */
export type Details = {
  /** Why a log-in failed. */
  reason?: FailureReason
  /** The row stands for all further log-ins of its day that failed, because a stranger must not fill the record. */
  andOthers?: true
  /** A role, or an e-mail address, before and after. */
  from?: string
  to?: string
  /** The fields of an account that were changed. */
  fields?: string[]
  /** Anything else, in a sentence of both languages. */
  note?: Bilingual
}
