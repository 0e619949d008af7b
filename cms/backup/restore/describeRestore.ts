import type { Bilingual } from '../../../content/locale.ts'
import type { Restored } from './restoreBackup.ts'

/** What the command says of a restore that was made. */
export function describeRestore({ restored, file }: { restored: Restored; file: string }): Bilingual {
  const { about, kept, uploads, secrets } = restored
  const ja = [
    `${file} の内容に戻しました(${about.created} に作成、アップロード${uploads}個${secrets > 0 ? '、秘密の値も' : ''})。`,
  ]
  const en = [
    `${file} was restored (made ${about.created}, ${uploads} files of uploads${secrets > 0 ? ', with the secrets' : ''}).`,
  ]
  if (kept !== null) {
    ja.push(`それまでの内容は ${kept} にあります。`)
    en.push(`What was there before is in ${kept}.`)
  }
  if (!about.uploads) {
    ja.push('このバックアップにはアップロードが入っていないので、今あるものをそのまま使います。')
    en.push('This backup holds no uploads: those that are there stay.')
  }
  if (secrets === 0) {
    ja.push(
      'サービスアカウントのAPIキーは、バックアップのときと同じ PAYLOAD_SECRET でだけ使えます。違う場合は作り直してください。',
    )
    en.push(
      "API keys of service accounts hold only with the PAYLOAD_SECRET of the backup's time. Where it is another one, make them anew.",
    )
  }
  ja.push(
    'npm start(または docker compose up -d)で起動すると、サイトは自動で作り直されます。全員がログインし直します。',
  )
  en.push(
    'Start Okuzuke (npm start, or docker compose up -d): the site is made anew by itself. Everybody logs in again.',
  )
  return { ja: ja.join('\n'), en: en.join('\n') }
}
