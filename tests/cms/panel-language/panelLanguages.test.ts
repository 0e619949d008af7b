import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { en as payloadEn } from '@payloadcms/translations/languages/en'
import { ja as payloadJa } from '@payloadcms/translations/languages/ja'
import type { SanitizedConfig } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildCmsConfig } from '../../../cms/buildCmsConfig.ts'
import { richText } from '../../../cms/panel-language/richText.ts'
import { readCmsSettings } from '../../../system/settings.ts'

type Words = { [key: string]: string | Words }

/** What an editor should never read in the Japanese panel, with what it is called instead. */
const forbidden: [RegExp, string][] = [
  [/ドラフト/, '下書き'],
  [/ゴミ箱/, 'ごみ箱'],
  [/廃棄/, 'ごみ箱'],
  [/ロケール/, '言語'],
  [/コレクション/, '文書の種類'],
  [/ドキュメント/, '文書'],
  [/フィールド/, '欄'],
  [/アイテム/, '項目'],
  [/リレーション|関係性/, '関連する文書'],
  [/ブロッククォート/, '引用'],
  [/ステータス/, '状態'],
  [/API Key|APIキー を/, 'APIキー'],
  [/Payload/, 'nothing: the panel is Okuzuke’s'],
  [/あなた/, 'nothing: the subject is left out'],
  [/正常に|成功しました/, 'what was done, as in 保存しました'],
  [/\}つの(?!欄)|\} ?個を|つのを/, '件'],
  [/<No |Untitled|Not Found|Nothing found|Japanese/, 'Japanese'],
  [/\} [ぁ-ん一-龠]|[ぁ-んァ-ヶ一-龠] [{ぁ-んァ-ヶ一-龠]/, 'the same without the space'],
  [/要確認/, '要見直し'],
]
let config: SanitizedConfig
beforeAll(async () => {
  config = await buildCmsConfig(
    readCmsSettings({
      DATA_DIR: join(tmpdir(), 'okuzuke-words'), // Named, and never opened.
      PAYLOAD_SECRET: randomBytes(32).toString('hex'),
      PUBLISHER_API_KEY: randomBytes(32).toString('hex'),
    }),
  )
})

describe('the Japanese panel', () => {
  it('has none of the words that editors stumbled over', () => {
    const words = [...flatten(languageOf('ja')), ...flatten(config.i18n.translations?.ja as unknown as Words)]
    const found = words.flatMap(([key, text]) =>
      forbidden
        .filter(([pattern]) => pattern.test(text))
        .map(([pattern, instead]) => `${key}: 「${text}」 has ${pattern}; say ${instead}`),
    )
    expect(found).toEqual([])
  })

  it('says what an editor does where Payload names its own machinery', () => {
    const { general, version } = languageOf('ja') as Record<string, Record<string, string>>
    expect(general).toMatchObject({
      columns: '列の表示',
      noLabel: '–',
      payloadSettings: '表示の設定',
      searchBy: '検索: {{label}}',
      selectedCount: '{{label}}{{count}}件を選択中',
      thisLanguage: '日本語',
      trash: 'ごみ箱',
      true: 'はい',
      false: 'いいえ',
      untitled: '無題',
    })
    expect(version).toMatchObject({
      publish: '公開する',
      publishChanges: '変更を公開',
      saveDraft: '下書きを保存',
      unpublish: '非公開にする',
    })
  })
})

describe('both languages of the panel', () => {
  it.each(['ja', 'en'] as const)(
    'have, in %s, all of Payload’s keys, and no variable that Payload does not give',
    (language) => {
      const original = { ja: payloadJa, en: payloadEn }[language].translations as unknown as Words
      const reworded = new Map(flatten(languageOf(language)))
      const strangers = flatten(original).flatMap(([key, text]) =>
        [...variablesOf(reworded.get(key) ?? '')]
          .filter((variable) => !variablesOf(text).has(variable))
          .map((variable) => `${key}: ${variable}`),
      )
      expect(strangers).toEqual([])
      expect([...reworded.keys()].sort()).toEqual(
        flatten(original)
          .map(([key]) => key)
          .sort(),
      )
    },
  )

  it('have the same keys', () => {
    const keys = (language: 'ja' | 'en') => flatten(languageOf(language)).map(([key]) => key)
    expect(keys('ja').sort()).toEqual(keys('en').sort())
  })

  it('name themselves in their own language, where one is chosen', () => {
    const { supportedLanguages } = config.i18n
    expect(supportedLanguages.ja?.translations.general.thisLanguage).toBe('日本語')
    expect(supportedLanguages.en?.translations.general.thisLanguage).toBe('English')
  })

  it.each(['ja', 'en'] as const)('word, in %s, only what the editor of rich texts has', (language) => {
    const translations = config.i18n.translations as unknown as Record<string, { lexical: Words }>
    const words = new Map(flatten(translations[language]?.lexical ?? {}))
    // German has no words of ours: its keys are the editor's own.
    const own = new Set(flatten(translations.de?.lexical ?? {}).map(([key]) => key))
    for (const [key, text] of flatten(richText[language])) {
      expect(own).toContain(key)
      expect(words.get(key)).toBe(text)
    }
  })
})

function languageOf(language: 'ja' | 'en'): Words {
  return config.i18n.supportedLanguages[language]?.translations as unknown as Words
}

function flatten(words: Words, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : flatten(value, `${prefix}${key}:`),
  )
}

function variablesOf(text: string): Set<string> {
  return new Set([...text.matchAll(/\{\{.*?\}\}|<\/?\d>/g)].map(([variable]) => variable))
}
