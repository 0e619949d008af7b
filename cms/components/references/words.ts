import type { Locale } from '../../../content/locale.ts'

type Words = {
  heading: string
  none: string
  loading: string
  failed: string
  hint: string
  count: (kind: string, count: number) => string
  inTrash: string
  trash: string
  trashHeading: string
  trashBody: (counts: string) => string
  trashAlone: string
  restore: string
  restoreHeading: string
  restoreBody: (counts: string) => string
  restoreAlone: string
  outside: string
  working: string
}

export const words: Record<Locale, Words> = {
  ja: {
    heading: '使われているところ',
    none: 'どこからも使われていません。',
    loading: '調べています…',
    failed: '調べられませんでした。ページを読み込み直してください。',
    hint: '使われている間は削除できません。',
    count: (kind, count) => `${kind} ${count}件`,
    inTrash: 'ごみ箱の中',
    trash: 'まるごとごみ箱へ移す…',
    trashHeading: 'まるごとごみ箱へ移しますか',
    trashBody: (counts) =>
      `この本と、属するもの(${counts})をごみ箱へ移します。公開中のものはサイトから消えます。あとでまとめて元に戻せます。`,
    trashAlone: 'この本をごみ箱へ移します。公開中ならサイトから消えます。あとで元に戻せます。',
    restore: 'まるごとごみ箱から戻す…',
    restoreHeading: 'まるごとごみ箱から戻しますか',
    restoreBody: (counts) =>
      `この本と、一緒にごみ箱へ入ったもの(${counts})を元に戻します。公開されていたものは、またサイトに載ります。`,
    restoreAlone: 'この本を元に戻します。公開されていたなら、またサイトに載ります。',
    outside: '次のものがこの本を使っています。先に、そちらでの指定を外してください。',
    working: '移しています…',
  },
  en: {
    heading: 'Used by',
    none: 'Nothing refers to this.',
    loading: 'Looking …',
    failed: 'This could not be found out. Load the page anew.',
    hint: 'It cannot be deleted while it is in use.',
    count: (kind, count) => `${kind}: ${count}`,
    inTrash: 'in the trash',
    trash: 'Move all of it to the trash …',
    trashHeading: 'Move all of it to the trash?',
    trashBody: (counts) =>
      `The book goes to the trash with all that belongs to it: ${counts}. What is published disappears from the site. ` +
      'All of it can be taken out again at once.',
    trashAlone:
      'The book goes to the trash. If it is published, it disappears from the site. It can be taken out again.',
    restore: 'Take all of it out of the trash …',
    restoreHeading: 'Take all of it out of the trash?',
    restoreBody: (counts) =>
      `The book comes back with what went into the trash with it: ${counts}. What was published is on the site again.`,
    restoreAlone: 'The book comes back. If it was published, it is on the site again.',
    outside: 'These refer to the book. Take it out there first.',
    working: 'Moving …',
  },
}
