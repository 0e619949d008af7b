import type { RichTextField } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { listLines } from '../../content/richTextParts.ts'
import { createRichTextEditor } from '../rich-text/richTextEditor.ts'
import { findPictureProblem } from '../rich-text/findPictureProblem.ts'
import { describeSplitFormula } from '../rich-text/describeSplitFormula.ts'
import { findSplitFormulas, lineText } from '../rich-text/formulasInLine.ts'
import {
  findRichTextLinks,
  findRichTextTexts,
  findRichTextUploads,
  findUnknownRichText,
} from '../rich-text/lexicalTree.ts'
import { toRichText } from '../rich-text/toRichText.ts'
import { linkRule } from './link.ts'
import { latexRule } from './mixedText.ts'
import { withRules, type Rule } from './rules.ts'
import { plainTextRule } from './textRules.ts'
import type { FieldOptions } from './textField.ts'

/** The most a rich text may hold, in characters of its stored form: some twenty printed pages. */
const maxLength = 200_000

const sizeRule: Rule = {
  inDrafts: true,
  check: (value) =>
    value === null || value === undefined || JSON.stringify(value).length <= maxLength
      ? null
      : {
          ja: '文章が長すぎます。いくつかの文書に分けてください。',
          en: 'This text is too long. Divide it into several documents.',
        },
}

const shapeRule: Rule = {
  inDrafts: true,
  check: (value) => {
    const unknown = findUnknownRichText(value)
    if (unknown === null) return null
    if (unknown === 'upload')
      return {
        ja: 'まだアップロードされていない画像があります。アップロードを終えるか、その画像を消してください。',
        en: 'A picture here was not uploaded yet. Finish its upload, or remove it.',
      }
    return {
      ja: `本文に使えない部品(${unknown})があります。取り除いてください。`,
      en: `This text holds something that cannot be shown here (${unknown}). Remove it.`,
    }
  },
}

const linksRule: Rule = {
  inDrafts: true,
  check: async (value, context) => {
    for (const { url, words } of findRichTextLinks(value)) {
      // A link without an address is refused as a bad one; a blank value would pass.
      const problem = await linkRule.check(url || '//', context)
      if (problem) return describeLink({ url, words, problem })
    }
    return null
  },
}

const textsRule: Rule = {
  inDrafts: true,
  check: async (value, context) => {
    const rule = plainTextRule({ maxLength, lines: true })
    for (const text of findRichTextTexts(value)) {
      const problem = await rule.check(text, context)
      if (problem) return quoteIn(problem, text.slice(0, 20))
    }
    return null
  },
}

const formulasRule: Rule = {
  inDrafts: false,
  check: async (value, context) => {
    for (const line of listLines(toRichText(value) ?? [])) {
      const [split] = findSplitFormulas(line)
      if (split !== undefined) return describeSplitFormula(split)
      const text = lineText(line)
      const problem = await latexRule.check(text, context)
      if (problem) return quoteIn(problem, shorten(text))
    }
    return null
  },
}

const picturesRule: Rule = {
  inDrafts: false,
  check: async (value, { req, typing }) => {
    const ids = typing ? [] : [...new Set(findRichTextUploads(value))]
    return ids.length === 0 ? null : findPictureProblem({ ids, req })
  },
}

/** Rich text of the parts that the site can show; formulas stand between dollars, as in plain texts. */
export function richTextField({
  name,
  label,
  description,
  rules = [],
  admin,
}: Omit<FieldOptions, 'required' | 'admin'> & {
  rules?: readonly Rule[]
  admin?: RichTextField['admin']
}): RichTextField {
  return {
    ...withRules([sizeRule, shapeRule, linksRule, textsRule, formulasRule, picturesRule, ...rules]),
    type: 'richText',
    name,
    label,
    admin: { ...admin, description },
    editor: createRichTextEditor(),
  }
}

function describeLink({
  url,
  words,
  problem,
}: {
  url: string
  words: string
  problem: Bilingual
}): Bilingual {
  const [where, address] = [shorten(words), shorten(url)]
  return {
    ja: `「${where}」のリンク先(${address})は使えません。${problem.ja}`,
    en: `The link of "${where}" (${address}) cannot be used. ${problem.en}`,
  }
}

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

function quoteIn(problem: Bilingual, words: string): Bilingual {
  return { ja: `「${words}」 ${problem.ja}`, en: `"${words}" ${problem.en}` }
}
