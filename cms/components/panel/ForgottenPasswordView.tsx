import { Button } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import type { Locale } from '../../../content/locale.ts'
import { panelLanguage } from '../../words.ts'

/**
 * /admin/forgot, in the place of Payload's form, which says "e-mail sent" whatever the answer was. Okuzuke sends no mail, so this
 * says who can set a new password, and how.
 */
export function ForgottenPasswordView({ initPageResult }: AdminViewServerProps) {
  const { i18n, payload } = initPageResult.req
  const { routes, admin } = payload.config
  const language = panelLanguage({ i18n })
  const say = words[language]
  return (
    <div className="forgotten-password">
      <h1>{say.title}</h1>
      <p>{say.noMail}</p>
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
    asked: '頼まれた管理者がすること',
    administrator:
      '「ユーザー」でその人を開き、「パスワードを変更」で新しいパスワードを入れて保存します。失敗が続いて入れないときは「ログインのロックを解除」も押します。新しいパスワードを本人に伝えれば、本人がアカウントの画面で変えられます。',
    nobodyElse: 'ほかに管理者がいないとき',
    onTheServer: 'サーバーを使える人が、Okuzukeのフォルダーで次のように打つと、新しいパスワードができます。',
    exampleAddress: 'メールアドレス',
  },
  en: {
    title: 'Forgotten password',
    noMail: 'Okuzuke sends no mail. Ask an administrator to set a new password for you.',
    asked: 'What the administrator does',
    administrator:
      'Open the person under "Users", press "Change Password", type a new one, and save. Where too many attempts have failed, press "Unlock logging in" too. Tell the person the new password: it can be changed again on the account page.',
    nobodyElse: 'Where there is no other administrator',
    onTheServer: 'Somebody who can use the server gets a new password with this, in Okuzuke’s folder:',
    exampleAddress: 'E-MAIL',
  },
} as const satisfies Record<Locale, Record<string, string>>
