import { Button } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import type { Locale } from '../../../content/locale.ts'
import { settingsOf } from '../../cmsSettings.ts'
import { panelLanguage } from '../../words.ts'
import { ForgottenPasswordForm } from './ForgottenPasswordForm.tsx'

/**
 * /admin/forgot, in the place of Payload's form, which says "e-mail sent" whatever the answer was. Asks for a link where mail is set
 * up, and says who else can set a new password, and how.
 */
export function ForgottenPasswordView({ initPageResult }: AdminViewServerProps) {
  const { i18n, payload } = initPageResult.req
  const { routes, admin } = payload.config
  const language = panelLanguage({ i18n })
  const say = words[language]
  const isMailSetUp = settingsOf(payload).mail !== null
  return (
    <div className="forgotten-password">
      <h1>{say.title}</h1>
      {isMailSetUp ? (
        <>
          <p>{say.byMail}</p>
          <ForgottenPasswordForm
            action={`${routes.api}/users/forgot-password`}
            say={{ email: say.email, send: say.send, unreachable: say.unreachable }}
          />
        </>
      ) : (
        <p>{say.noMail}</p>
      )}
      <section>
        <h2>{say.asked}</h2>
        <p>{say.administrator}</p>
      </section>
      <section>
        <h2>{say.nobodyElse}</h2>
        <p>{say.onTheServer}</p>
        <p>
          <code>npm run password -- {say.exampleAddress}</code>
        </p>
      </section>
      <Button el="link" to={`${routes.admin}${admin.routes.login}`} buttonStyle="secondary" size="large">
        {i18n.t('authentication:backToLogin')}
      </Button>
    </div>
  )
}

const words = {
  ja: {
    title: 'パスワードを忘れたとき',
    noMail: 'Okuzukeはメールを送りません。新しいパスワードは、管理者に設定してもらってください。',
    byMail:
      'アカウントのメールアドレスに、新しいパスワードを決めるリンクを送ります。リンクは1時間、1回だけ使えます。',
    email: 'メールアドレス',
    send: 'リンクを送る',
    unreachable: 'サーバーから答えがありません。接続を確かめて、もう一度試してください。',
    asked: '頼まれた管理者がすること',
    administrator:
      '「ユーザー」でその人を開き、「パスワードを変更」で新しいパスワードを入れて保存します。新しいパスワードを本人に伝えれば、本人がアカウントの画面で変えられます。',
    nobodyElse: 'ほかに管理者がいないとき',
    onTheServer:
      'サーバーを使える人が、Okuzukeのフォルダーで次のように打つと、新しいパスワードを決められます。',
    exampleAddress: 'メールアドレス',
  },
  en: {
    title: 'Forgotten password',
    noMail: 'Okuzuke sends no mail. Ask an administrator to set a new password for you.',
    byMail:
      'A link to choose a new password is sent to the address of the account. It counts once, and for an hour.',
    email: 'Email address',
    send: 'Send the link',
    unreachable: 'The server does not answer. Look at your connection, and try again.',
    asked: 'What the administrator does',
    administrator:
      'Open the person under "Users", press "Change Password", type a new one, and save. Tell the person the new password: it can be changed again on the account page.',
    nobodyElse: 'Where there is no other administrator',
    onTheServer: 'Somebody who can use the server sets a new password with this, in Okuzuke’s folder:',
    exampleAddress: 'E-MAIL',
  },
} as const satisfies Record<Locale, Record<string, string>>
