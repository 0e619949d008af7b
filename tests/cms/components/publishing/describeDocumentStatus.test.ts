import { describe, expect, it } from 'vitest'
import { describeDocumentStatus } from '../../../../cms/components/publishing/describeDocumentStatus.ts'
import type { DocumentStatus } from '../../../../cms/publishing/documentStatus.ts'

const unpublished: DocumentStatus = {
  state: 'unpublished',
  since: null,
  hasNewerDraft: false,
  links: null,
  book: null,
  failure: null,
  loss: null,
}
const said = (status: Partial<DocumentStatus>) =>
  (['ja', 'en'] as const).map((language) => {
    const { headline, detail } = describeDocumentStatus({
      status: { ...unpublished, ...status },
      language,
      formatTime: (moment) => moment.slice(11, 16),
    })
    return [headline, detail].filter(Boolean).join(' / ')
  })
const since = '2026-11-25T09:12:00.000Z'
const failure = { release: '1', problem: null }

describe('the line of a document says', () => {
  it.each<[Partial<DocumentStatus>, string, string]>([
    [{}, '公開していません / 読者には見えません。', 'Not published / Readers do not see it.'],
    [
      { state: 'hidden', book: '1' },
      '公開しましたが、読者にはまだ見えません / この本を公開すると、サイトに出ます。',
      'Published, but readers do not see it yet / It is on the site once its book is published.',
    ],
    [{ state: 'live', since }, '公開中(09:12から)', 'On the site since 09:12'],
    [
      { state: 'live', hasNewerDraft: true },
      '公開中 / 今の下書きは、まだサイトに出ていません。',
      'On the site / The present draft is not on it yet.',
    ],
    [
      { state: 'waiting', since },
      'サイトへの反映を待っています / まもなく読者に見えます。',
      'On its way to the site / Readers will see it in a moment.',
    ],
    [
      { state: 'leaving', since },
      'サイトから下げています / まもなく読者に見えなくなります。',
      'Leaving the site / Readers will see it no longer in a moment.',
    ],
    [
      { state: 'failed', since, failure: { ...failure, isOwn: true } },
      'この文書に直すところがあり、サイトを更新できません / サイトは前のままです。',
      'The site cannot be built with this / The site is as it was before.',
    ],
    [
      { state: 'failed', since, failure: { ...failure, isOwn: false } },
      'サイトを更新できず、反映を待っています / サイトは前のままです。',
      'Waiting: the site cannot be built / The site is as it was before.',
    ],
    [
      { state: 'held', since, book: '1', failure: { ...failure, isOwn: true } },
      'この文書に直すところがあり、本のページは前のままです / サイトのほかの部分は新しくなりました。直して公開すると、自動で反映されます。',
      'Its book cannot be built with this, and keeps its earlier pages / The rest of the site is up to date. Correct it and publish: this then follows by itself.',
    ],
    [
      { state: 'held', since, book: '1', failure: { ...failure, isOwn: false } },
      '本のページを作れず、反映を待っています(本は前のページのままです) / サイトのほかの部分は新しくなりました。直して公開すると、自動で反映されます。',
      'Waiting: its book cannot be built, and keeps its earlier pages / The rest of the site is up to date. Correct it and publish: this then follows by itself.',
    ],
    [
      { state: 'held', since, failure: { ...failure, isOwn: true } },
      '直すところがあり、ページは前のままです / サイトのほかの部分は新しくなりました。直して公開すると、自動で反映されます。',
      'Its pages cannot be built with this, and stay as they were / The rest of the site is up to date. Correct it and publish: this then follows by itself.',
    ],
    [
      { state: 'held', since, failure: { ...failure, isOwn: false } },
      'ページを作れず、反映を待っています(前のページのままです) / サイトのほかの部分は新しくなりました。直して公開すると、自動で反映されます。',
      'Waiting: its pages cannot be built, and stay as they were / The rest of the site is up to date. Correct it and publish: this then follows by itself.',
    ],
    [
      { state: 'stalled', since },
      '反映されないまま待っています / 09:12 から待っています。公開プログラムは動いていますか。管理者に確かめてください。',
      'Waiting, and nobody fetches it / Since 09:12. Is the publisher running? Ask an administrator to look.',
    ],
  ])('%o', (status, ja, en) => {
    expect(said(status)).toEqual([ja, en])
  })
})
