import type { ReactNode } from 'react'
import type { UIFieldServerProps } from 'payload'
import { changedCollections, changeOperations, confirmedCollection } from '../../publishing/siteChanges.ts'
import type { ContentProblem } from '../../../content/publishing.ts'
import type { Bilingual, Locale } from '../../../content/locale.ts'
import type { ReleasedChange } from '../../publishing/releasedChanges.ts'
import { Moment } from './Moment.tsx'
import { panelLanguage } from '../../words.ts'
import './publishing.css'

const words = {
  ja: {
    live: '公開中になりました',
    failed: '失敗しました',
    started: '開始',
    took: '所要時間',
    pages: 'ページ数',
    release: '公開中のリリース',
    none: 'なし',
    problems: '直すところ',
    noProblems: '問題はありません。',
    changes: '含まれる変更',
    heldBack: '公開を待っている変更',
    kept: '待っている変更(本は前のページのまま)',
    keptNote: '一部の本は作れず、前のページのままです。下の問題を直して公開すると、自動で反映されます。',
    noChanges: 'この公開処理は、特定の変更によるものではありません(起動時など)。',
    steps: '内訳',
    failedNote: '公開中のサイトは元のままです。下の問題を直してもう一度公開すると、自動でやり直します。',
    nothingLive: 'サイトはまだ公開されていません。下の問題を直してもう一度公開すると、自動でやり直します。',
    error: 'エラー',
    warning: '注意',
    open: '文書を開く',
  },
  en: {
    live: 'Went live',
    failed: 'Failed',
    started: 'Started',
    took: 'Took',
    pages: 'Pages',
    release: 'Live afterwards',
    none: 'none',
    problems: 'To correct',
    noProblems: 'Nothing is wrong.',
    changes: 'What it holds',
    heldBack: 'What was to go live',
    kept: 'What waits: its book keeps its earlier pages',
    keptNote:
      'Some books could not be built and keep their earlier pages. Correct what is below and publish: they then follow by themselves.',
    noChanges: 'No change asked for this build (a start does).',
    steps: 'Steps',
    failedNote:
      'The live site is as it was before. Correct what is below and publish again: the site is then built by itself.',
    nothingLive:
      'Nothing is live yet. Correct what is below and publish again: the site is then built by itself.',
    error: 'Error',
    warning: 'Warning',
    open: 'Open the document',
  },
} as const

const steps: Record<Locale, Record<string, string>> = {
  ja: { fetch: '取得', render: '生成', write: '書き込み', check: '検査', switch: '切り替え', put: '配置' },
  en: { fetch: 'fetch', render: 'render', write: 'write', check: 'check', switch: 'switch', put: 'put' },
}

/** The whole of one release for a person: how it ended, what to fix (with links), what it holds. */
export function ReleaseDetail({ data, i18n, payload }: UIFieldServerProps) {
  const language = panelLanguage({ i18n })
  const t = words[language]
  const release = data as ReleaseRow
  const adminRoute = payload.config.routes.admin
  const failed = release.outcome === 'failed'
  const held = release.held ?? []
  const keepsPages =
    !failed && (held.length > 0 || (release.problems ?? []).some(({ severity }) => severity === 'error'))
  return (
    <div className="release-detail">
      <p
        className={`release-detail__outcome release-detail__outcome--${failed || keepsPages ? 'bad' : 'good'}`}
      >
        <strong>{failed ? t.failed : t.live}</strong>
        {failed && <span>{release.release ? t.failedNote : t.nothingLive}</span>}
        {keepsPages && <span>{t.keptNote}</span>}
      </p>
      <dl className="release-detail__facts">
        <Fact name={t.started}>
          {release.startedAt && <Moment moment={release.startedAt} language={language} />}
        </Fact>
        <Fact name={t.took}>{formatSeconds(release.duration, language)}</Fact>
        <Fact name={t.pages}>{release.pages ?? '–'}</Fact>
        <Fact name={t.release}>{release.release ? <code>{release.release}</code> : t.none}</Fact>
        <Fact name={t.steps}>{describeSteps(release.durations ?? {}, language)}</Fact>
      </dl>
      <h3>{t.problems}</h3>
      <Problems problems={release.problems ?? []} language={language} adminRoute={adminRoute} />
      <h3>{failed ? t.heldBack : t.changes}</h3>
      <Changes changes={release.changes ?? []} language={language} adminRoute={adminRoute} />
      {held.length > 0 && (
        <>
          <h3>{t.kept}</h3>
          <Changes changes={held} language={language} adminRoute={adminRoute} />
        </>
      )}
    </div>
  )
}

type Reader = { language: Locale; adminRoute: string }

function Problems({ problems, language, adminRoute }: Reader & { problems: ContentProblem[] }) {
  const t = words[language]
  if (problems.length === 0) return <p className="release-detail__quiet">{t.noProblems}</p>
  return (
    <ul className="release-detail__problems">
      {problems.map(({ severity, message, document }, index) => (
        <li key={index} className={`release-detail__problem release-detail__problem--${severity}`}>
          <span className="release-detail__severity">{severity === 'error' ? t.error : t.warning}</span>
          <span className="release-detail__message">{message[language]}</span>
          {document && <a href={documentLink(adminRoute, document.collection, document.id)}>{t.open}</a>}
        </li>
      ))}
    </ul>
  )
}

function Changes({ changes, language, adminRoute }: Reader & { changes: ReleasedChange[] }) {
  if (changes.length === 0) return <p className="release-detail__quiet">{words[language].noChanges}</p>
  return (
    <ul className="release-detail__changes">
      {changes.map(({ id, operation, collection, document, titles }) => (
        <li key={id}>
          <span className="release-detail__operation">{labelOf(changeOperations, operation, language)}</span>
          <span className="release-detail__kind">
            {labelOf([...changedCollections, confirmedCollection], collection, language)}
          </span>
          {operation === 'delete' || operation === 'confirm' ? (
            <span>{titles[language]}</span>
          ) : (
            <a href={documentLink(adminRoute, collection, document)}>{titles[language]}</a>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The address of a document in the panel; of a global where it has no id. */
function documentLink(adminRoute: string, collection: string, id: string | null): string {
  return `${adminRoute}/${id === null ? `globals/${collection}` : `collections/${collection}/${id}`}`
}

type ReleaseRow = {
  outcome?: 'live' | 'failed'
  startedAt?: string
  duration?: number | null
  durations?: Record<string, number>
  pages?: number | null
  release?: string | null
  problems?: ContentProblem[]
  changes?: ReleasedChange[]
  held?: ReleasedChange[] | null
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function formatSeconds(milliseconds: number | null | undefined, language: Locale): string {
  if (milliseconds === null || milliseconds === undefined) return '–'
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    maximumFractionDigits: 2,
  }).format(milliseconds / 1000)
}

function describeSteps(durations: Record<string, number>, language: Locale): string {
  const measured = Object.entries(steps[language]).filter(([step]) => durations[step] !== undefined)
  return measured.map(([step, name]) => `${name} ${Math.round(durations[step] ?? 0)} ms`).join(' · ') || '–'
}

function labelOf(options: { value: string; label: Bilingual }[], value: string, language: Locale) {
  return options.find((option) => option.value === value)?.label[language] ?? value
}
