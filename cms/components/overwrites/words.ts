import type { Locale } from '../../../content/locale.ts'
import type { OutdatedSave } from '../../hooks/outdatedSave.ts'

type Saver = Pick<OutdatedSave, 'savedBy' | 'byYourself'>

/** What the dialog over two saves, and the line about a newer one, say. */
export const words = {
  ja: {
    title: ({ savedBy, byYourself }: Saver, moment: string) =>
      byYourself
        ? `別の画面で、あなたが${moment}に保存しています`
        : `${savedBy === null ? 'ほかの人' : `${savedBy}さん`}が${moment}に保存しています`,
    lead: 'この画面を開いたあとの保存です。上書きしないよう、今の保存は行っていません。入力した内容は、この画面にすべて残っています。',
    choose: '内容が違う項目です。それぞれ、残すほうを選んでください。',
    nothingDiffers: '本文などの内容に違いはありません。',
    published: 'この間に公開されました。',
    withdrawn: 'この間に下書きに戻されました(今は公開されていません)。',
    field: '項目',
    theirs: ({ savedBy, byYourself }: Saver) =>
      byYourself ? '別の画面の内容' : savedBy === null ? '相手の内容' : `${savedBy}さんの内容`,
    yours: 'この画面の内容',
    before: '開いたとき:',
    empty: '(空)',
    changedBy: { you: 'この画面だけで変更', them: '相手だけが変更', both: '両方で変更' },
    undecided: (count: number) => `残すほうを選んでいない項目が${count}件あります。`,
    save: {
      draft: '選んだ内容で下書きを保存',
      published: '選んだ内容で公開する',
      plain: '選んだ内容で保存',
    },
    back: 'フォームに戻る',
    load: 'この画面の変更を捨てて、最新の内容を読み込む',
    working: '処理しています…',
    failed:
      '最新の内容を読み込めませんでした。接続を確かめて、もう一度押してください。入力した内容は残っています。',
    newer: (moment: string) => `別の画面かほかの人が${moment}に保存しています。`,
    reload: '最新の内容を読み込む',
    compareLater: '保存するときに、両方の内容を見くらべて選べます。',
  },
  en: {
    title: ({ savedBy, byYourself }: Saver, moment: string) =>
      byYourself
        ? `You saved this at ${moment} in another tab or window`
        : `${savedBy ?? 'Somebody else'} saved this at ${moment}`,
    lead: 'That was after you opened it here. To overwrite nothing, your save was not carried out. All that you typed is still in the form.',
    choose: 'These fields differ. Choose for each which one to keep.',
    nothingDiffers: 'The texts do not differ.',
    published: 'It has been published meanwhile.',
    withdrawn: 'It has become a draft meanwhile: it is not public now.',
    field: 'Field',
    theirs: ({ savedBy, byYourself }: Saver) =>
      byYourself ? 'In the other tab' : savedBy === null ? 'Theirs' : `${savedBy}’s`,
    yours: 'In this form',
    before: 'When you opened it:',
    empty: '(empty)',
    changedBy: { you: 'changed here only', them: 'changed by them only', both: 'changed in both' },
    undecided: (count: number) =>
      count === 1 ? 'One field waits for your choice.' : `${count} fields wait for your choice.`,
    save: {
      draft: 'Save these choices as a draft',
      published: 'Publish these choices',
      plain: 'Save these choices',
    },
    back: 'Back to the form',
    load: 'Drop the changes here and load the newest',
    working: 'Working…',
    failed:
      'The newest text could not be loaded. Check the connection and press again. All that you typed is still there.',
    newer: (moment: string) => `Saved elsewhere at ${moment}.`,
    reload: 'Load the newest',
    compareLater: 'When you save, you can compare both and choose.',
  },
} as const satisfies Record<Locale, unknown>

export type Words = (typeof words)[Locale]
