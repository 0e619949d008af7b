import type { Bilingual, Locale } from './locale.ts'
import type { Mend, MendKind, TextHint, TextHintKind } from './text-hints/textHint.ts'

/** A sentence for an editor: what readers would get, where (counted from 1), and what to do. */
export function describeTextHint(hint: TextHint, locale: Locale): string {
  const place = { ja: `${hint.start + 1}文字目`, en: `Character ${hint.start + 1}` }[locale]
  return `${place}: ${sentences[hint.kind](shorten(hint.words))[locale]}`
}

/** What stands on a mend's button: what it does and, where that is short, what it writes. */
export function describeMend({ kind, replacement }: Mend, locale: Locale): { label: string; shows: string } {
  return { label: labels[kind][locale], shows: kind === 'remove' ? '' : shorten(replacement.trim()) }
}

const longest = 40

function shorten(words: string): string {
  const line = words.replace(/\s+/g, ' ')
  return line.length <= longest ? line : `${[...line].slice(0, longest - 1).join('')}…`
}

const sentences: Record<TextHintKind, (words: string) => Bilingual> = {
  'latex-outside': (words) => ({
    ja: `「${words}」は数式の外にあるため、読者にはこの文字のまま表示されます。数式なら $ で囲んでください。`,
    en: `"${words}" stands outside a formula, so readers get it as these signs. Put it between $ if it is one.`,
  }),
  'lost-dollar': (words) => ({
    ja: `「${words}」の $ には相手がないため、数式になりません。もう一方の $ を書いてください。`,
    en: `the $ of "${words}" has no partner, so this is no formula. Write the other $.`,
  }),
  'spaced-dollars': (words) => ({
    ja: `「${words}」は数式になりません(開く $ の直後と閉じる $ の直前に空白は置けず、閉じる $ の直後に数字は置けません)。空白を取り除くか、\\( \\) で囲んでください。`,
    en: `"${words}" is no formula: no space may follow the $ that opens one or stand before the $ that closes it, and no digit may follow that. Remove the space, or write \\( \\).`,
  }),
  'lost-bracket': (words) => ({
    ja: `「${words}」の \\( \\) または \\[ \\] には相手がないため、数式になりません。もう一方を書いてください。`,
    en: `the \\( \\) or \\[ \\] of "${words}" has no partner, so this is no formula. Write the other one.`,
  }),
  'lost-environment': (words) => ({
    ja: `「${words}」に合う \\end がない(または途中に空の行がある)ため、数式になりません。\\end を書き、空の行を取り除いてください。`,
    en: `"${words}" has no \\end (or an empty line comes before it), so this is no formula. Write its \\end, and remove empty lines.`,
  }),
  'fullwidth-dollar': (words) => ({
    ja: `「${words}」の全角の ＄ は数式を作りません。半角の $ にしてください。`,
    en: `the full-width ＄ of "${words}" makes no formula. Write $.`,
  }),
  yen: (words) => ({
    ja: `「${words}」の ¥ や ＼ はバックスラッシュではなく、そのまま表示されます。LaTeXの命令なら \\ にしてください。`,
    en: `the ¥ or ＼ of "${words}" is no backslash and is shown as it stands. Write \\ if a LaTeX command is meant.`,
  }),
  percent: () => ({
    ja: '数式の中の % から行末まではTeXのコメントになり、表示されません。\\% と書いてください。',
    en: 'all that follows a % in a formula is a comment of TeX and is not shown. Write \\%.',
  }),
  'words-in-formula': (words) => ({
    ja: `数式の中の「${words}」は、空白のない斜体の文字になります。\\text{…} に入れてください。`,
    en: `"${words}" inside a formula is set as italic letters without spaces. Put it into \\text{…}.`,
  }),
  'code-as-formula': (words) => ({
    ja: `「${words}」が数式として読まれ、記号が消えています。コードなら \` で囲み、記号そのものなら \\$ と書いてください。`,
    en: `"${words}" is read as a formula, and its signs are gone. Put code between \`, or write \\$ for the sign itself.`,
  }),
  'empty-formula': (words) => ({
    ja: `「${words}」の中に数式がありません。間に数式を書くか、取り除くか、記号そのものなら \\$ と書いてください。`,
    en: `there is no formula in "${words}". Write one, remove the signs, or write \\$ for the sign itself.`,
  }),
  'lost-backtick': (words) => ({
    ja: `「${words}」の \` には相手がないため、コードになりません。もう一方の \` を書くか、記号そのものなら \\\` と書いてください。`,
    en: `the \` of "${words}" has no partner, so this is no code. Write the other one, or \\\` for the sign itself.`,
  }),
  'lost-fence': (words) => ({
    ja: `「${words}」で始まるコードが閉じられていません。最後の行の下に、同じ数の \` だけの行を書いてください。`,
    en: `the code that begins with "${words}" is not closed. Write a line of as many \` below its last line.`,
  }),
}

const labels: Record<MendKind, Bilingual> = {
  formula: { ja: '数式にする', en: 'Make it a formula' },
  code: { ja: 'コードにする', en: 'Make it code' },
  signs: { ja: '記号のまま表示する', en: 'Keep the signs' },
  close: { ja: '閉じる', en: 'Close it' },
  remove: { ja: '取り除く', en: 'Remove' },
  percent: { ja: '% を表示する', en: 'Show the %' },
  backslash: { ja: 'バックスラッシュにする', en: 'Make it a backslash' },
  words: { ja: '文字として書く', en: 'Set as words' },
}
