'use client'
import { useRowLabel, useTranslation } from '@payloadcms/ui'
import type { ReactElement } from 'react'
import { type Bilingual, type LocalizedText, chooseLocale } from '../../content/locale.ts'
import { inPanelLanguage, panelLanguage } from '../words.ts'

/** Chooses words in the panel's language, for labels that are made of data. */
function useWords(): (words: Bilingual) => string {
  const { i18n } = useTranslation()
  return (words) => inPanelLanguage({ i18n }, words)
}

/** A pair of a row in the panel's language, else in the other one. */
function useChoice(): (pair: Partial<LocalizedText> | undefined) => string | null {
  const { i18n } = useTranslation()
  return (pair) =>
    chooseLocale({ ja: pair?.ja || null, en: pair?.en || null }, panelLanguage({ i18n }))?.value ?? null
}

function Label({ texts, empty }: { texts: (string | null | undefined)[]; empty: string }): ReactElement {
  const text = texts.filter(Boolean).join(' ')
  return <span>{text === '' ? empty : text}</span>
}

/** 「第3刷 2023-03-01」 / "Printing 3, 2023-03-01". */
export function PrintingRowLabel(): ReactElement {
  const say = useWords()
  const { data, rowNumber } = useRowLabel<{ number?: number; date?: string }>()
  const number = data.number ? say({ ja: `第${data.number}刷`, en: `Printing ${data.number}` }) : null
  const row = (rowNumber ?? 0) + 1
  return (
    <Label
      texts={[number, data.date?.slice(0, 10)]}
      empty={say({ ja: `刷 ${row}`, en: `Printing (row ${row})` })}
    />
  )
}

/** 「第1章 生成モデル」. */
export function ContentsRowLabel(): ReactElement {
  const say = useWords()
  const choose = useChoice()
  const { data, rowNumber } = useRowLabel<{ label?: string; title?: LocalizedText }>()
  const row = (rowNumber ?? 0) + 1
  return (
    <Label texts={[data.label, choose(data.title)]} empty={say({ ja: `項目 ${row}`, en: `Entry ${row}` })} />
  )
}

/** The author's name. */
export function AuthorRowLabel(): ReactElement {
  const say = useWords()
  const choose = useChoice()
  const { data, rowNumber } = useRowLabel<{ name?: LocalizedText }>()
  const row = (rowNumber ?? 0) + 1
  return <Label texts={[choose(data.name)]} empty={say({ ja: `著者 ${row}`, en: `Author ${row}` })} />
}

/** What the link says, or where it leads. */
export function LinkRowLabel(): ReactElement {
  const say = useWords()
  const choose = useChoice()
  const { data, rowNumber } = useRowLabel<{ label?: LocalizedText; url?: string }>()
  const row = (rowNumber ?? 0) + 1
  return (
    <Label texts={[choose(data.label) ?? data.url]} empty={say({ ja: `リンク ${row}`, en: `Link ${row}` })} />
  )
}
