/** What KaTeX says most often, with the same in Japanese; `$1` is what the message names. */
const sentences: readonly (readonly [pattern: RegExp, japanese: string])[] = [
  [/^Undefined control sequence: (.+)$/, '$1 という命令はありません'],
  [/^Double superscript$/, '上付き(^)が2つ続いています'],
  [/^Double subscript$/, '下付き(_)が2つ続いています'],
  [/^Unexpected end of input in a macro argument/, '命令の引数が足りないか、「}」で閉じられていません'],
  [/^Expected '\}', got /, '「{」が「}」で閉じられていません'],
  [/^Expected '\\right', got /, '\\left が \\right で閉じられていません'],
  [/^Expected & or .+\\end$/, '\\begin が \\end で閉じられていません'],
  [/^Expected 'EOF', got '\}'$/, '「}」に合う「{」がありません'],
  [/^Expected 'EOF', got '\\right'$/, '\\right に合う \\left がありません'],
  [/^Expected 'EOF', got '\\end'$/, '\\end に合う \\begin がありません'],
  [/^Expected 'EOF', got '&'$/, '「&」は行列などの環境の中でだけ使えます'],
  [/^Expected 'EOF', got '(.+)'$/, 'ここに「$1」は書けません'],
  [/^Expected group after '(.+)'$/, '「$1」のあとに何もありません'],
  [/^Expected group as argument to '(.+)'$/, '$1 の引数がありません'],
  [/^Invalid delimiter '(.+)' after '(.+)'$/, '$2 のあとに「$1」は書けません'],
  [/^No such environment: (.*)$/, '「$1」という環境はありません'],
  [/^Mismatch: \\begin\{(.+)\} matched by \\end\{(.+)\}$/, '\\begin{$1} が \\end{$2} で閉じられています'],
  [
    /^\{(.+)\} can be used only in display mode\.$/,
    '{$1} の環境は $$…$$ などの独立した行の数式でだけ使えます',
  ],
  [/^Can't use function '(.+)' in math mode$/, '数式の中で $1 は使えません'],
  [/^Can't use function '(.+)' in text mode$/, '\\text などの文字の中で $1 は使えません'],
  [/^Invalid (?:size|unit): '(.*)'$/, '長さ「$1」の書き方が正しくありません'],
  [/^Invalid color: '(.*)'$/, '色「$1」の書き方が正しくありません'],
  [
    /^Got function '(.+)' with no arguments as (?:super|sub)script$/,
    '添字の $1 に引数がありません。「{」「}」で囲んでください',
  ],
  [/^Got function '(.+)' with no arguments as argument to '(.+)'$/, '$2 の引数の $1 に引数がありません'],
  [/^\\tag works only in display equations$/, '\\tag は $$…$$ などの独立した行の数式でだけ使えます'],
  [/^Multiple \\tag$/, '1つの式(または行)に \\tag は1つだけ書けます'],
  [/^Too many tab characters: &$/, '「&」がこの環境の列の数より多くあります'],
  [/^Unknown column alignment: (.*)$/, '列の指定「$1」はありません。l、c、r を使ってください'],
  [/^(.+) valid only within array environment$/, '$1 は array などの環境の中でだけ使えます'],
  [/^\\middle without preceding \\left$/, '\\middle に合う \\left がありません'],
  [/^only one infix operator per group$/, '\\over などは1つの「{」「}」の中で1度だけ使えます'],
  [/^\\verb ended by end of line/, '\\verb が閉じられていません'],
  [/^\\newcommand\{(.+)\} attempting to redefine/, '$1 はもうあります。\\renewcommand を使ってください'],
  [/^\\renewcommand\{(.+)\} when command/, '$1 という命令はまだありません。\\newcommand を使ってください'],
  [/^Invalid number of arguments: (.*)$/, '引数の数「$1」は数字ではありません'],
  [
    /^(?:Argument number "(.+)" out of order|Invalid argument number "(.+)")$/,
    '定義の引数は #1、#2 の順に書いてください',
  ],
  [/^Expected '(?:\$|\\\))', got /, '\\text などの中の数式が閉じられていません'],
  [/^(?:Extra \}|ExtraCloseMissingOpen)/, '「{」と「}」の数が合いません'],
  [/^Unexpected character: '(.*)'$/s, '「$1」という文字は数式に書けません'],
]

/** KaTeX's message in Japanese, without the full stop; null for a rare one. */
export function latexSyntaxInJapanese(message: string): string | null {
  const sentence = sentences.find(([pattern]) => pattern.test(message))
  if (sentence === undefined) return null
  const [pattern, japanese] = sentence
  const [, first = '', second = ''] = pattern.exec(message) ?? []
  return japanese.replaceAll('$1', () => first).replaceAll('$2', () => second)
}
