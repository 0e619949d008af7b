import type { Bilingual } from '../../content/locale.ts'
import type { MadeBackup } from './createBackup.ts'

/** What the command says of a backup that was made in `ms`. */
export function describeBackup({
  backup,
  pruned,
  withSecrets,
  ms,
}: {
  backup: MadeBackup
  pruned: readonly string[]
  withSecrets: boolean
  ms: number
}): Bilingual {
  const { path, bytes, uploads, missing, secrets } = backup
  const size = describeBytes(bytes)
  const seconds = (ms / 1000).toFixed(1)
  const ja = [`バックアップを書きました: ${path}(${size}、アップロード${uploads}個、${seconds}秒)`]
  const en = [`The backup was written: ${path} (${size}, ${uploads} files of uploads, ${seconds} s)`]
  if (missing.length > 0) {
    ja.push(`データベースにあるのに見つからないファイル: ${missing.join('、')}`)
    en.push(`The database names these uploads, and they are not there: ${missing.join(', ')}`)
  }
  if (withSecrets && secrets === 0) {
    ja.push('DATA_DIR/secrets は空なので、秘密の値は入っていません。環境変数の値は別に控えてください。')
    en.push('There is nothing in DATA_DIR/secrets. Keep the secrets of the environment by yourself.')
  }
  if (!withSecrets) {
    ja.push('秘密の値(DATA_DIR/secrets、環境変数)は入っていません。別の場所に控えてください。')
    en.push('The secrets (DATA_DIR/secrets, the environment) are not in it. Keep them in another place.')
  }
  for (const old of pruned) {
    ja.push(`古いバックアップを消しました: ${old}`)
    en.push(`An old backup was removed: ${old}`)
  }
  return { ja: ja.join('\n'), en: en.join('\n') }
}

function describeBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
