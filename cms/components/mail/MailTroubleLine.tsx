import type { ServerProps } from 'payload'
import { settingsOf } from '../../cmsSettings.ts'
import { readMailTrouble } from '../../mail/readMailTrouble.ts'
import { panelLanguage } from '../../words.ts'
import { Moment } from '../publishing/Moment.tsx'
import './mail.css'

/** On the dashboard of administrators: why the last mail was not sent. Nothing where it was, and where no mail is sent at all. */
export async function MailTroubleLine({ payload, i18n, user }: ServerProps) {
  if (user?.collection !== 'users' || user.role !== 'admin' || settingsOf(payload).mail === null) return null
  const trouble = await readMailTrouble(payload)
  if (trouble === null) return null
  const language = panelLanguage({ i18n })
  const { title, again, over } = words[language]
  return (
    <section className="mail-trouble" role="status">
      <h2>{title}</h2>
      <p>
        <Moment moment={trouble.triedAt} language={language} /> {trouble.problem[language]}
      </p>
      <p>
        {trouble.isOver ? over : again} <code>npm run mail:test -- {words[language].address}</code>
      </p>
    </section>
  )
}

const words = {
  ja: {
    title: 'メールを送れませんでした',
    again: '間をおいて、また送ります。サーバーでは、次のコマンドで試せます:',
    over: 'このメールはあきらめました。サーバーでは、次のコマンドで試せます:',
    address: 'メールアドレス',
  },
  en: {
    title: 'A mail was not sent',
    again: 'It is tried again after a while. On the server, this tries one:',
    over: 'It is given up. On the server, this tries one:',
    address: 'E-MAIL',
  },
}
