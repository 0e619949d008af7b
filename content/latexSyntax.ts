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
  [/^No such environment: (.+)$/, '$1 という環境はありません'],
  [/^Mismatch: \\begin\{(.+)\} matched by \\end\{(.+)\}$/, '\\begin{$1} が \\end{$2} で閉じられています'],
  [/^\{(.+)\} can be used only in display mode\.$/, '文の中の数式で {$1} の環境は使えません'],
  [/^Can't use function '(.+)' in math mode$/, '数式の中で $1 は使えません'],
  [/^Invalid (?:size|unit): '(.*)'$/, '長さ「$1」の書き方が正しくありません'],
]

/** KaTeX's message in Japanese, without the full stop; null for a rare one. */
export function latexSyntaxInJapanese(message: string): string | null {
  const sentence = sentences.find(([pattern]) => pattern.test(message))
  if (sentence === undefined) return null
  const [pattern, japanese] = sentence
  const [, first = '', second = ''] = pattern.exec(message) ?? []
  return japanese.replaceAll('$1', () => first).replaceAll('$2', () => second)
}
