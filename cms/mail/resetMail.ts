import type { Locale } from '../../content/locale.ts'
import { writeMail } from './mailText.ts'

/** The mail with the link to a new password, which lives an hour and counts once. `cmsUrl`: CMS_URL, and never a request's host. */
export function resetMail({
  to,
  language,
  cmsUrl,
  token,
}: {
  to: string
  language: Locale
  cmsUrl: string
  token: string
}) {
  const { subject, intro, link, limit, ignore } = words[language]
  const href = `${cmsUrl}/admin/reset/${token}`
  return writeMail({ to, language, subject, parts: [intro(to, cmsUrl), { href, text: link }, limit, ignore] })
}

const words = {
  ja: {
    subject: 'パスワードの再設定',
    intro: (to: string, cmsUrl: string) =>
      `${cmsUrl} の ${to} のパスワードを再設定する依頼がありました。次のリンクを開いて、新しいパスワードを決めてください。`,
    link: '新しいパスワードを決める',
    limit:
      'リンクは1時間、1回だけ使えます。パスワードが変わると、ログイン中の画面はすべてログアウトされます。',
    ignore: '心当たりがなければ、何もしないでください。パスワードは変わりません。',
  },
  en: {
    subject: 'A new password',
    intro: (to: string, cmsUrl: string) =>
      `Somebody asked for a new password for ${to} at ${cmsUrl}. Open this link to choose one:`,
    link: 'Choose a new password',
    limit: 'The link counts once, and for an hour. With a new password every session of yours ends.',
    ignore: 'If it was not you, do nothing: the password stays as it is.',
  },
}
