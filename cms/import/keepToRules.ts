import type { Field } from 'payload'
import { type Locale, locales } from '../../content/locale.ts'
import { findDraftProblems } from '../hooks/checkDrafts.ts'
import type { DraftData } from './draftData.ts'
import type { Flag } from './support-page/importedBook.ts'

/**
 * Empties the values that the CMS refuses even in a draft (an unsafe link, a text that is too long) and flags them, so that one
 * bad value does not block the whole import. The source's own words are kept with the flags.
 */
export async function keepToRules(
  data: DraftData,
  fields: readonly Field[],
): Promise<{ data: DraftData; flags: Flag[] }> {
  const storable = structuredClone(data)
  const flags: Flag[] = []
  const [japanese = [], english = []] = await Promise.all(
    locales.map((language) => findProblems({ data: storable, fields, language })),
  )
  for (const [index, { path, message }] of japanese.entries()) {
    if (!clearValue(storable, path.split('.'))) continue
    flags.push({
      field: path,
      reason: {
        ja: `「${path}」の値は保存できないので、空にしました。${message}`,
        en: `The value of "${path}" cannot be stored and was left empty. ${english[index]?.message ?? message}`,
      },
      proposal: null,
    })
  }
  return { data: storable, flags }
}

function findProblems({
  data,
  fields,
  language,
}: {
  data: DraftData
  fields: readonly Field[]
  language: Locale
}) {
  const req = { i18n: { language } } as Parameters<typeof findDraftProblems>[0]['req']
  return findDraftProblems({ fields, data, req })
}

/** Empties the value at a path; false where it was empty already. */
function clearValue(data: DraftData, [name = '', ...rest]: readonly string[]): boolean {
  const value = data[name]
  if (value === null || value === undefined) return false
  if (rest.length > 0) return clearValue(value as DraftData, rest)
  data[name] = null
  return true
}
