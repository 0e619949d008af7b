import type { Endpoint, PayloadRequest } from 'payload'
import type { Bilingual } from '../../../content/locale.ts'
import { inPanelLanguage } from '../../words.ts'

/** Payload's own endpoints that are closed: what they do is done otherwise here. */
export const closedEndpoints: Endpoint[] = [
  // Payload gives the first visitor an administrator's account; here the first one comes from the environment.
  createClosedEndpoint('/first-register', {
    ja: '最初の管理者は、環境変数 ADMIN_EMAIL と ADMIN_PASSWORD から作られます。設定して起動し直してください。',
    en: 'The first administrator is made from ADMIN_EMAIL and ADMIN_PASSWORD in the environment. Set them and start again.',
  }),
  // Okuzuke sends no mail, so the link to a new password would never arrive.
  createClosedEndpoint('/forgot-password', {
    ja: 'メールは送信されません。新しいパスワードは管理者に設定してもらってください。',
    en: 'No mail is sent from here. Ask an administrator to set a new password for you.',
  }),
]

function createClosedEndpoint(path: string, words: Bilingual): Endpoint {
  const handler = (req: PayloadRequest) =>
    Response.json({ errors: [{ message: inPanelLanguage(req, words) }] }, { status: 403 })
  return { path, method: 'post', handler }
}
