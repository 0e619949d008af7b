import { eachLocale, type Bilingual } from '../../content/locale.ts'
import { failureLabels, type Details } from './acts.ts'

/** What else a record says, in a line of each language; empty where it says nothing. `count`: how many attempts it stands for. */
export function describeDetails({ details, count }: { details: Details; count: number }): Bilingual {
  return eachLocale((locale) => {
    const { reason, andOthers, from, to, fields, note } = details
    const times = { ja: `${count}回`, en: `${count} times` }
    const others = { ja: 'この日のほかの失敗をまとめた行', en: 'all further ones of this day' }
    return [
      andOthers && others[locale],
      reason && failureLabels[reason][locale],
      from !== undefined && to !== undefined && `${from} → ${to}`,
      fields?.join(', '),
      note?.[locale],
      count > 1 && times[locale],
    ]
      .filter(Boolean)
      .join(locale === 'ja' ? '、' : ', ')
  })
}
