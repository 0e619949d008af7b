import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { remember } from '../../content/remember.ts'

// BudouX's own index also loads three more languages and a DOM: 30 MB instead of 12. Its files are no part of its exports.
const fileOf = (path: string) =>
  new URL(path, pathToFileURL(createRequire(import.meta.url).resolve('budoux'))).href
const { Parser } = (await import(fileOf('../module/parser.js'))) as {
  Parser: new (model: unknown) => { parse: (sentence: string) => string[] }
}
const { model } = (await import(fileOf('../module/data/models/ja.js'))) as { model: unknown }
const parser = new Parser(model)

/**
 * Divides a Japanese text into its phrases (文節), between which a title may be broken; joined, they are the text. Other texts are one
 * phrase: they break at their spaces. The source is BudouX (https://github.com/google/budoux).
 */
export const splitPhrases = remember((text: string): readonly string[] =>
  /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(text) ? parser.parse(text) : [text],
)
