import { describe, expect, it } from 'vitest'
import { describePublishingStatus } from '../../../../cms/components/publishing/describePublishingStatus.ts'
import type { PublishingStatus } from '../../../../cms/publishing/publishingStatus.ts'

const live: PublishingStatus = {
  state: 'live',
  waiting: 0,
  held: 0,
  waitingSince: null,
  siteUrl: 'http://site.test',
  lastBuild: null,
  liveSince: '2026-04-01T09:30:00.000Z',
  losses: [],
}
const say = (status: Partial<PublishingStatus>, language: 'ja' | 'en') =>
  describePublishingStatus({
    status: { ...live, ...status },
    language,
    formatTime: (moment) => moment.slice(11, 16),
  })

describe('the status line', () => {
  it('says that the site is up to date, and since when', () => {
    expect(say({}, 'en')).toEqual({
      tone: 'good',
      headline: 'The site is live and up to date',
      detail: 'Since 09:30',
    })
    expect(say({}, 'ja')).toEqual({ tone: 'good', headline: 'サイトは最新です', detail: '最終更新 09:30' })
  })

  it('counts the changes that are on their way', () => {
    const headline = (waiting: number, language: 'ja' | 'en') =>
      say({ state: 'building', waiting }, language).headline
    expect(headline(1, 'en')).toBe('One change is on its way')
    expect(headline(2, 'en')).toBe('Two changes are on their way')
    expect(headline(12, 'en')).toBe('12 changes are on their way')
    expect(headline(2, 'ja')).toBe('2件の変更を公開しています')
  })

  it('says that a failed build left the site as it is', () => {
    expect(say({ state: 'failed', waiting: 1 }, 'en')).toEqual({
      tone: 'bad',
      headline: 'The last build failed',
      detail: 'The live site is as it was before. One change is waiting.',
    })
    expect(say({ state: 'failed', waiting: 0, liveSince: null }, 'ja')).toEqual({
      tone: 'bad',
      headline: '最後の公開処理が失敗しました',
      detail: 'サイトはまだ公開されていません。',
    })
  })

  it('says that a book keeps its earlier pages, and how many changes wait for it', () => {
    const headlines = (held: number) =>
      (['en', 'ja'] as const).map((language) => say({ state: 'held', held }, language).headline)
    expect(headlines(0)).toEqual([
      'Live, but some books keep their earlier pages',
      '公開中ですが、一部の本は前のページのままです',
    ])
    expect(headlines(1)).toEqual([
      'Live, but one change waits: its book keeps its earlier pages',
      '公開中ですが、1件の変更が待っています(本は前のページのままです)',
    ])
    expect(headlines(2)[0]).toBe('Live, but two changes wait: their book keeps its earlier pages')
    expect(headlines(12)[0]).toBe('Live, but 12 changes wait: their book keeps its earlier pages')
    const { tone, detail } = say({ state: 'held', held: 2 }, 'en')
    expect([tone, detail]).toEqual([
      'bad',
      'The rest of the site is up to date. Correct what is below and publish: the book then follows by itself.',
    ])
    expect(say({ state: 'held', held: 2 }, 'ja').detail).toBe(
      'サイトのほかの部分は新しくなりました。下の問題を直して公開すると、自動で反映されます。',
    )
  })

  it('asks whether the publisher runs when nobody fetches what waits', () => {
    const stalled = { state: 'stalled', waiting: 1, waitingSince: '2026-04-01T08:00:00.000Z' } as const
    expect(say(stalled, 'en')).toEqual({
      tone: 'bad',
      headline: 'One change is waiting, and nobody fetches it',
      detail: 'Waiting since 08:00. Is the publisher running? Ask an administrator to look.',
    })
    expect(say(stalled, 'ja')).toEqual({
      tone: 'bad',
      headline: '1件の変更が公開されないまま待っています',
      detail: '08:00 から待っています。公開プログラムは動いていますか。管理者に確かめてください。',
    })
  })
})
