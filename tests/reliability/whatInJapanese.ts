/** What was tried, as noteTries says it, in Japanese for README.ja.md. What is not here stands there in English. */
export const whatInJapanese: Readonly<Record<string, string | undefined>> = {
  'kill -9 in a save, SQLite': '保存の途中で kill -9(SQLite)',
  'kill -9 in a save, MongoDB’s protocol': '保存の途中で kill -9(MongoDB のプロトコル)',
  'kill -9 at a step of the build': 'ビルドの各段階で kill -9',
  'kill -9 at a random moment': '任意の時点で kill -9',
  'kill -9 at a system call': '1つのシステムコールで kill -9',
  'kill -9 between the switch and the report': '切り替えと報告の間で kill -9',
  'broken formulas, published': '壊れた数式を公開',
  'hostile formulas, published': '攻撃用の数式を公開',
  'formulas of any length, depth and expansion, alone': '長い、深い、展開し続ける数式(単独)',
  'the order of fsync, rename and symlink, by strace': 'fsync、rename、symlink の順序(strace で確認)',
  'a second one, a killed one, one that sleeps past its lease':
    '2つ目、強制終了されたもの、期限を過ぎて眠ったもの',
  'a save whose last hook throws': '最後のフックが失敗する保存',
  'a book broken in each way, another edited, a third taken down':
    '1冊を各種の方法で壊し、別の本を編集し、3冊目を取り下げ',
  'drafts, unpublished, trashed, and what they are related to':
    '下書き、非公開、ごみ箱の文書と、それらに関連するもの',
  'ways to a draft, POST as GET, counts': '下書きへの道、GET に見せた POST、件数',
  'every collection, every way to ask': '全コレクションへのあらゆる問い合わせ',
  'every collection, every way to write': '全コレクションへのあらゆる書き込み',
  'reads of drafts, filters, writes, the publisher’s endpoints':
    '下書きの読み取り、絞り込み、書き込み、公開プログラムの入口',
  'a translator publishes, or edits what is not theirs': '翻訳者による公開、担当外の編集',
  'a role, the last administrator, the record': '役割、最後の管理者、記録の書き換え',
  'the cookie from the panel, and from everywhere else': '管理画面から、ほかのあらゆる所から送ったクッキー',
  'the open form, and an account by the API': '開いた登録画面と、API でのアカウント作成',
  'every text of a site, and its JSON-LD (D16)': 'サイトのすべての文章と JSON-LD(D16)',
  'good and bad links': '使えるリンクと使えないリンク',
  'commands that link, load, set HTML or move': 'リンク、読み込み、HTML の指定、移動をする命令',
  'good and bad slugs': '使える名前と使えない名前',
  'the headers of 200, 301, 404 and 405': '200、301、404、405 のヘッダー',
  'a secret that is missing, short, well known or repetitive; no replica set':
    'ない、短い、よく知られた、繰り返しの秘密の値。レプリカセットなし',
  'answers of the API, errors among them, and what a command prints':
    'エラーを含む API の応答と、コマンドの出力',
  'what a start writes: logs, database, site, the panel’s scripts':
    '起動が書くもの: ログ、データベース、サイト、管理画面のスクリプト',
  'Atom feeds, with a script in every text': 'すべての文章にスクリプトを仕込んだ Atom フィード',
  'an address that is closed': '閉じているアドレス',
  'limit and depth of one request': '1つの要求の件数と深さ',
  'versions, sums, sources and install scripts': '版、ハッシュ値、取得元、インストール時のスクリプト',
  'backup during saves, restored into an empty installation, sqlite':
    '保存中のバックアップを空のところへ復元(SQLite)',
  'backup during saves, restored into an empty installation, mongodb':
    '保存中のバックアップを空のところへ復元(MongoDB のプロトコル)',
  'another process holds the database, SQLite': '別のプロセスがデータベースを握る(SQLite)',
  'the server killed under load, MongoDB’s protocol': '負荷の中でサーバーを強制終了(MongoDB のプロトコル)',
  'restore killed, sqlite': '復元の途中で kill -9(SQLite)',
  'restore killed, mongodb': '復元の途中で kill -9(MongoDB のプロトコル)',
  'a cut or lying answer of the CMS': 'CMSの途切れた応答、偽の応答',
  'order of fsync and rename of a release, traced': 'リリースの fsync と rename の順序(strace で確認)',
  'the disk full while a release is written': 'リリースを書く間にディスクがいっぱい',
  'an editor takes something down while the disk is full': 'ディスクがいっぱいの間に、編集者が取り下げる',
  'a byte flipped in each kind of file': '各種のファイルの1バイトが変わる',
  'a data folder that is read-only or full': '書き込めない、またはいっぱいのデータフォルダー',
  'a query that is malformed, or asks for what a field cannot hold':
    '正しくない条件、欄が持てない値を求める条件',
  'a takedown while the disk is full': 'ディスクがいっぱいの間の取り下げ',
  '100 saves in ten seconds, at most 10 builds': '10秒間に100回の保存、組み立ては10回まで',
  'the clock two days on and one back': '時計が2日進み、1日戻る',
  'SIGSTOP of each part': '各部分に SIGSTOP',
  'the CMS ends again and again, its port taken': 'CMSが何度も終わり、ポートも取られる',
  'the folder of the logs is moved': 'ログのフォルダーが移される',
  'the disk of the logs is full': 'ログのディスクがいっぱい',
  'the database is damaged, or a migration fails': 'データベースが壊れる、マイグレーションに失敗する',
  'switches of the live release under a load of pages and their assets':
    'ページとその部品を読み続ける中での切り替え',
  'pages for others while 200 readers take a byte a second':
    '200人が1秒に1バイトずつ受け取る間の、ほかの読者のページ',
  'pages for others while 300 connections ask for 20 pages each':
    '300の接続が20ページずつ求める間の、ほかの読者のページ',
  'pages for others while 400 connections send half a header, with 256 open files':
    '400の接続がヘッダーを途中まで送る間の、ほかの読者のページ(開けるファイル256)',
  'a body of 300 MB from a stranger': '見知らぬ相手からの300 MBの本文',
  'a request too many, while 68 of the same client never end':
    '同じ接続元の68件が終わらない間の、多すぎる要求',
  'a body of 1 MB while 32 others are on their way':
    '32の本文が送られている間の、見知らぬ相手からの1 MBの本文',
  'a log-in by a stranger, 60 a second': '見知らぬ相手の毎秒60回のログイン',
  'an address of the CMS: no-store': 'CMSの各アドレスの no-store',
  'the word on the dashboard of the built panel': 'ビルドした管理画面のダッシュボードでの確認',
  'a closed door, without a log-in': 'ログインなしで、閉じた入口',
  "a stranger's log-ins wash nothing away": '見知らぬ相手のログインで記録は流されない',
  'a publish that is rolled back leaves no line': '巻き戻された公開は記録に残らない',
  'the record is written, changed or deleted over the API': 'APIでの記録の書き込み、変更、削除',
  'the CMS away in the middle of the fetch': '取得の途中でCMSがいなくなる',
  'changed, lost and replaced files of the live site':
    '公開中のサイトの変わった、なくなった、置き換えられたファイル',
  'what is no picture, two things in one, under a wrong name, or too large':
    '画像でないもの、2種類を兼ねるもの、名前の違うもの、大きすぎるもの',
  'a list of 1,200 errata in a browser': 'ブラウザーでの正誤1,200件の一覧',
  'a weak password': '弱いパスワード',
  'a known device logs in while strangers fail': 'ほかの人が失敗する間の、前に使った端末のログイン',
  'only an administrator lets much go': '多くを消せるのは管理者だけ',
  'an upload asked for by each kind of caller': '各種の呼び出し元からのファイルの要求',
  'one book broken, one edited, one taken down': '1冊が壊れ、1冊が編集され、1冊が取り下げ',
  'a save at each step of a build': '組み立ての各段階での保存',
  'one document taken down never waits': '文書1つの取り下げは待たない',
  'many documents at once wait for a word': '多くの文書を一度に消すと確認を待つ',
  'an index that lacks books, an older database': '本の欠けた索引、古いデータベース',
  'kinds of answers with all security headers': 'すべてのセキュリティヘッダーを持つ応答の種類',
  'paths and methods that ask for more than the site': 'サイト以外を求めるパスとメソッド',
}
