import type { Bilingual } from '../../content/locale.ts'
import type { TryId } from '../helpers/tries.ts'

/** Each fault that happens and each door that somebody knocks at, in the words of the README's table, in its order. */
export const faultsAndDoors = {
  F1: {
    en: 'The CMS is killed in a save: the old or the new document, and every answered save',
    ja: '保存の途中で CMS が強制終了: 古い内容か新しい内容のどちらかで、応答した保存は残る',
  },
  F2: {
    en: 'The publisher is killed: the site is whole, and the waiting change goes live',
    ja: '公開プログラムが強制終了: サイトは完全なままで、待っていた変更は後で公開される',
  },
  F3: {
    en: 'Killed between the switch and the report: the same bytes, reported once',
    ja: '切り替えと報告の間で強制終了: 同じ中身のまま、報告は1度だけ',
  },
  F4: {
    en: 'The CMS is down or slow during a build: the site stays, and it is tried again',
    ja: 'ビルド中に CMS が止まる、遅い: サイトはそのままで、やり直される',
  },
  F5: {
    en: 'A cut or lying answer of the CMS is refused whole',
    ja: '途中で切れた応答や誤った応答は、丸ごと使われない',
  },
  F6: {
    en: 'Much of the site is about to go by accident: it waits for an administrator’s word',
    ja: '誤ってサイトの多くが消えそうになる: 管理者の確認を待つ',
  },
  F7: {
    en: 'LaTeX that cannot be read: that formula is shown as code, and the page is built',
    ja: '読めない LaTeX: その数式だけがコードとして表示され、ページは作られる',
  },
  F8: {
    en: 'LaTeX made to burn time or memory is bounded',
    ja: '時間やメモリを使い果たすための LaTeX は、上限で止まる',
  },
  F9: {
    en: 'A very large book: bounded memory, a usable page',
    ja: 'とても大きな本: メモリに上限があり、ページは使える',
  },
  F10: {
    en: 'The disk is full while a release is written: no switch, nothing left behind, the editor is told',
    ja: 'リリースを書く途中でディスクがいっぱい: 切り替えず、残骸を残さず、編集者に伝わる',
  },
  F11: {
    en: 'Power is lost: the old or the new release, whole',
    ja: '電源が落ちる: 古いリリースか新しいリリースが、完全な形で残る',
  },
  F12: {
    en: 'Two publishers: one works, and a stale one changes nothing any more',
    ja: '公開プログラムが2つ: 働くのは1つで、古いほうはもう何も変えられない',
  },
  F13: {
    en: '100 saves in ten seconds: at most 10 builds, the last save is live',
    ja: '10秒に100回の保存: ビルドは10回までで、最後の保存が公開される',
  },
  F14: {
    en: 'A save during a build: one more build brings it',
    ja: 'ビルド中の保存: もう1度のビルドで公開される',
  },
  F15: {
    en: 'Readers while releases switch: no answer but 200, no page without its files',
    ja: '切り替え中の読者: 200 以外の応答も、ファイルの欠けたページもない',
  },
  F16: { en: 'A damaged file is noticed and made anew', ja: '壊れたファイルは見つかり、作り直される' },
  F17: {
    en: 'The database goes away under the CMS: plain words, and nothing is wedged',
    ja: 'CMS の動作中にデータベースが止まる: 分かる言葉で伝わり、固まるものはない',
  },
  F18: { en: 'The clock jumps: order does not hang on time', ja: '時計が飛ぶ: 順序は時刻によらない' },
  F19: {
    en: 'Backup and restore: the same site, byte for byte',
    ja: 'バックアップと復元: サイトは1バイトも違わない',
  },
  F20: { en: 'A save that is rolled back is never built', ja: '取り消された保存は、公開されない' },
  F21: {
    en: 'A log cannot be written: nothing ends, nothing waits',
    ja: 'ログが書けない: 何も止まらず、何も待たない',
  },
  F22: {
    en: 'The CMS cannot start or run: readers get the finished release',
    ja: 'CMS が起動しない、動かない: 読者には完成したリリースが届く',
  },
  F23: {
    en: 'One document breaks: its book keeps its pages, the others go on, a takedown goes through',
    ja: '1つの文書が壊れる: その本は前のページのまま、ほかは進み、取り下げは必ず通る',
  },
  F24: {
    en: 'A part hangs: noticed within a minute and restarted',
    ja: '一部が固まる: 1分以内に気づいて起動し直す',
  },
  D1: {
    en: 'Drafts, unpublished and trashed documents reach no page, feed or file',
    ja: '下書き、非公開、ごみ箱の文書は、どのページ、フィード、ファイルにも出ない',
  },
  D2: {
    en: 'A stranger asks the CMS for drafts, versions, hidden fields',
    ja: '部外者が CMS に下書き、版、見えない項目を求める',
  },
  D3: { en: 'A service account writes, or reads a draft', ja: 'サービスアカウントが書く、下書きを読む' },
  D4: {
    en: 'An editor raises himself; a translator publishes, or edits what is not theirs',
    ja: '編集者が自分の役割を上げる。翻訳者が公開する、担当でないものを書く',
  },
  D5: {
    en: 'A request from another origin with the session’s cookie',
    ja: 'ほかのサイトから、セッションのクッキーで送る',
  },
  D6: {
    en: 'Wrong passwords: limited, and a stranger locks nobody out for good',
    ja: '誤ったパスワード: 回数に上限があり、部外者が誰かを締め出し続けることはない',
  },
  D7: {
    en: 'Whoever comes first to a new installation is no administrator',
    ja: '新しい設置先に最初に来た人は、管理者になれない',
  },
  D8: {
    en: 'Script in every text, link and file name',
    ja: 'すべての文章、リンク、ファイル名に仕込んだスクリプト',
  },
  D9: { en: 'LaTeX that links, loads or sets HTML', ja: 'リンク、読み込み、HTML の指定をする LaTeX' },
  D10: {
    en: 'Uploads that are not what they say, or too large',
    ja: '名前と中身が違う、または大きすぎるアップロード',
  },
  D11: {
    en: 'Slugs that climb, are devices, empty or taken',
    ja: '上のフォルダへ出る、装置名、空、使用済みの URL の名前',
  },
  D12: {
    en: 'The site’s headers, and no third party asked for anything',
    ja: 'サイトのヘッダー。ほかの会社のサーバーには何も求めない',
  },
  D13: {
    en: 'Paths that climb, hide or are encoded, and other methods',
    ja: '上へ出る、隠れる、符号化されたパスと、ほかのメソッド',
  },
  D14: {
    en: 'A secret that is missing, short or well known, in production',
    ja: '本番で、秘密の値がない、短い、よく知られている',
  },
  D15: {
    en: 'Secrets in logs, answers, scripts and releases',
    ja: 'ログ、応答、スクリプト、リリースの中の秘密の値',
  },
  D16: { en: 'Text that would break out of JSON-LD or Atom', ja: 'JSON-LD や Atom から抜け出す文章' },
  D17: {
    en: 'What is closed to strangers: GraphQL, jobs, users, pictures to order',
    ja: '部外者に閉じているもの: GraphQL、ジョブ、ユーザー、注文に応じた画像',
  },
  D18: { en: 'Requests for everything at once are bounded', ja: '一度にすべてを求める要求には上限がある' },
  D19: {
    en: 'Who changed what is on a record that nobody edits',
    ja: '誰が何を変えたかは、誰も書き換えられない記録に残る',
  },
  D20: {
    en: 'Dependencies: exact versions, no install scripts needed',
    ja: '依存パッケージ: 版は固定で、インストール時のスクリプトは要らない',
  },
  D21: { en: 'A stranger’s huge bodies and many log-ins', ja: '部外者の巨大な本文と、大量のログイン' },
  D22: {
    en: 'Readers that read slowly, or ask without reading',
    ja: 'ゆっくり読む読者、読まずに求め続ける読者',
  },
  D23: {
    en: 'Weak passwords and keys, and the cookie over plain http',
    ja: '弱いパスワードと鍵、暗号化なしの http でのクッキー',
  },
  D24: { en: 'An upload of a draft, by any way', ja: '下書きのアップロードを、あらゆる方法で求める' },
} as const satisfies Record<string, Bilingual>

/** The ids in the table's order. */
export const tryIds = Object.keys(faultsAndDoors) as (keyof typeof faultsAndDoors & TryId)[]
