import {
  BlockquoteFeature,
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  HorizontalRuleFeature,
  InlineCodeFeature,
  InlineToolbarFeature,
  ItalicFeature,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  StrikethroughFeature,
  SubscriptFeature,
  SuperscriptFeature,
  UnderlineFeature,
  UnorderedListFeature,
  lexicalEditor,
} from '@payloadcms/richtext-lexical'
import type { RichTextField } from 'payload'
import { findRichTextLinks, findUnknownRichText, richTextTexts } from '../rich-text/lexicalTree.ts'
import { linkRule } from './link.ts'
import { latexRule } from './mixedText.ts'
import { obeying, type Rule } from './rules.ts'
import { plainTextRule } from './textRules.ts'
import type { FieldOptions } from './textField.ts'

/** The most a rich text may hold, in characters of its stored form: some twenty printed pages. */
export const richTextMaxLength = 200_000

const sizeRule: Rule = {
  inDrafts: true,
  check: (value) =>
    value === null || value === undefined || JSON.stringify(value).length <= richTextMaxLength
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
    return unknown === null
      ? null
      : {
          ja: `本文に使えない部品(${unknown})があります。取り除いてください。`,
          en: `This text holds something that cannot be shown here (${unknown}). Remove it.`,
        }
  },
}

const linksRule: Rule = {
  inDrafts: true,
  check: async (value, context) => {
    for (const url of findRichTextLinks(value)) {
      const problem = url === '' ? linkRule.check('//', context) : await linkRule.check(url, context)
      if (problem) return naming(url.slice(0, 60), await problem)
    }
    return null
  },
}

const textsRule: Rule = {
  inDrafts: true,
  check: async (value, context) => {
    const rule = plainTextRule({ maxLength: richTextMaxLength, lines: true })
    for (const text of richTextTexts(value)) {
      const problem = await rule.check(text, context)
      if (problem) return naming(text.slice(0, 20), problem)
    }
    return null
  },
}

const formulasRule: Rule = {
  inDrafts: false,
  check: async (value, context) => {
    for (const text of richTextTexts(value)) {
      const problem = await latexRule.check(text, context)
      if (problem) return naming(text.length > 40 ? `${text.slice(0, 40)}…` : text, problem)
    }
    return null
  },
}

/** Rich text of just the parts that the site can show; formulas stand between dollars, as in plain texts. */
export function richTextField(options: Omit<FieldOptions, 'required'>): RichTextField {
  const { name, label, description, localized = false } = options
  return {
    ...obeying([sizeRule, shapeRule, linksRule, textsRule, formulasRule], { localized }),
    type: 'richText',
    name,
    label,
    localized,
    admin: { description },
    editor: lexicalEditor({
      features: [
        ParagraphFeature(),
        HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
        BoldFeature(),
        ItalicFeature(),
        UnderlineFeature(),
        StrikethroughFeature(),
        SubscriptFeature(),
        SuperscriptFeature(),
        InlineCodeFeature(),
        LinkFeature({ enabledCollections: [] }),
        OrderedListFeature(),
        UnorderedListFeature(),
        BlockquoteFeature(),
        HorizontalRuleFeature(),
        FixedToolbarFeature(),
        InlineToolbarFeature(),
      ],
    }),
  }
}

function naming<P extends { ja: string; en: string } | null>(words: string, problem: P) {
  return problem === null ? null : { ja: `「${words}」 ${problem.ja}`, en: `"${words}" ${problem.en}` }
}
