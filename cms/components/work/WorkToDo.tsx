import { getTranslation, type I18nClient } from '@payloadcms/translations'
import { Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import type { Bilingual } from '../../../content/locale.ts'
import { inPanelLanguage } from '../../words.ts'
import { type Work, type WorkKind, countWork } from './countWork.ts'
import './work.css'

const words: Record<WorkKind, Bilingual> = {
  readyForReview: { ja: '公開の準備ができた', en: 'ready for review' },
  withoutJapanese: { ja: '日本語がない', en: 'without Japanese' },
  withoutEnglish: { ja: '英語がない', en: 'without English' },
  doubtful: { ja: '取り込みで要見直し', en: 'doubtful imports' },
  unconfirmed: { ja: '確認中の報告', en: 'unconfirmed reports' },
  drafts: { ja: '公開していない変更がある', en: 'with changes not published' },
}

/** What waits for somebody, on the dashboard: a number of each kind, with links to the lists. Nothing where nothing waits. */
export async function WorkToDo({ payload, i18n, user }: ServerProps) {
  const work = await countWork({ payload, user: user ?? null })
  if (work.length === 0) return null
  return (
    <section className="work-to-do" aria-labelledby="work-to-do">
      <h2 id="work-to-do">{inPanelLanguage({ i18n }, { ja: '残っている作業', en: 'What waits' })}</h2>
      <ul>
        {work.map((kind) => (
          <WorkLine key={kind.kind} work={kind} payload={payload} i18n={i18n as unknown as I18nClient} />
        ))}
      </ul>
    </section>
  )
}

function WorkLine({
  work,
  payload,
  i18n,
}: {
  work: Work
  payload: ServerProps['payload']
  i18n: I18nClient
}) {
  return (
    <li>
      <strong>{work.count}</strong> {inPanelLanguage({ i18n }, words[work.kind])}
      <span className="work-to-do__lists">
        {work.collections.map(({ collection, count, query }) => (
          <Link
            key={collection}
            href={`${payload.config.routes.admin}/collections/${collection}${query}`}
            prefetch={false}
          >
            {getTranslation(payload.collections[collection].config.labels.plural, i18n)} {count}
          </Link>
        ))}
      </span>
    </li>
  )
}
