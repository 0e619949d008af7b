import { describeLatexProblem } from './describeLatexProblem.ts'
import { findLatexProblem } from './latex.ts'
import { type Bilingual, eachLocale } from './locale.ts'
import { macroLimits, readMacros, type MacroProblem, type Macros, type ReadMacro } from './macros.ts'

/** A formula that shows a macro: with `x`, `y`, `z` … as its arguments. */
export function sampleOf({ name, parameters }: Pick<ReadMacro, 'name' | 'parameters'>): string {
  return (
    name +
    [...'xyzabcuvw']
      .slice(0, parameters)
      .map((letter) => `{${letter}}`)
      .join('')
  )
}

/** What is wrong with a book's macros, a sentence for each: what, where (counted from 1), and what to do. Empty where nothing is. */
export function findMacroProblems(text: string): Bilingual[] {
  const { macros, list, problems } = readMacros(text)
  if (problems.length > 0) return problems.map((problem) => describe(problem, text))
  return list.flatMap((macro) => {
    const problem = findLatexProblem(sampleOf(macro), { macros, display: true })
    return problem === null ? [] : [describeUnreadable({ macro, macros, text })]
  })
}

// KaTeX's position is in the sample: the definition's line is what helps.
function describeUnreadable({
  macro,
  macros,
  text,
}: {
  macro: ReadMacro
  macros: Macros
  text: string
}): Bilingual {
  const problem = findLatexProblem(sampleOf(macro), { macros, display: true })
  return eachLocale((locale) => {
    const sentence = problem === null ? '' : describeLatexProblem(problem, locale).replace(/^[^:]+: /, '')
    return `${at(macro.start, text)[locale]}${macro.name}: ${sentence}`
  })
}

function describe(problem: MacroProblem, text: string): Bilingual {
  const words = sentences[problem.kind] as (problem: MacroProblem) => Bilingual
  return eachLocale((locale) => at(problem.position, text)[locale] + words(problem)[locale])
}

function at(position: number, text: string): Bilingual {
  const line = text.slice(0, position).split('\n').length
  return { ja: `${line}行目: `, en: `Line ${line}: ` }
}

const sentences: {
  [K in MacroProblem['kind']]: (problem: Extract<MacroProblem, { kind: K }>) => Bilingual
} = {
  'not-a-definition': ({ words }) => ({
    ja: `「${words}」は定義ではありません。\\newcommand{\\名前}[引数の数]{中身} か \\DeclareMathOperator{\\名前}{中身} と書いてください。`,
    en: `"${words}" is no definition. Write \\newcommand{\\name}[parameters]{body} or \\DeclareMathOperator{\\name}{body}.`,
  }),
  unclosed: ({ name }) => ({
    ja: `${name} の「{」が閉じられていません。「}」を足してください。`,
    en: `the "{" of ${name} is not closed. Add "}".`,
  }),
  'too-long': ({ name }) => ({
    ja: `${name} の中身が長すぎます(上限${macroLimits.body}文字)。分けて定義してください。`,
    en: `${name} is longer than ${macroLimits.body} characters. Split it.`,
  }),
  twice: ({ name }) => ({
    ja: `${name} は上でも定義されています。どちらかを取り除いてください。`,
    en: `${name} is defined above, too. Remove one of the two.`,
  }),
  'calls-itself': ({ name }) => ({
    ja: `${name} は自分自身を呼び出しています。中身から取り除いてください。`,
    en: `${name} calls itself. Take it out of its body.`,
  }),
  parameters: ({ name }) => ({
    ja: `${name} の中身の「#」が引数の数と合いません。\\newcommand{${name}}[引数の数]{…} の数を直してください。`,
    en: `the "#" in ${name} do not fit its parameters. Correct the number in \\newcommand{${name}}[number]{…}.`,
  }),
  forbidden: ({ name, command }) => ({
    ja: `${name} の中で ${command} は使えません。取り除いてください。`,
    en: `${command} is not allowed in ${name}. Remove it.`,
  }),
  'too-many': () => ({
    ja: `マクロが多すぎます(上限${macroLimits.macros}個)。使わないものを取り除いてください。`,
    en: `there are more than ${macroLimits.macros} macros. Remove those that are not used.`,
  }),
}
