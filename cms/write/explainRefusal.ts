import { ValidationError } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { WordedError } from '../words.ts'

/** Saves a document, one of many; where the CMS refuses it, throws a WordedError that says which one it is (`where`) and what is wrong. */
export async function namingDocument<T>(where: Bilingual, save: () => Promise<T>): Promise<T> {
  try {
    return await save()
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error
    const said = error.data.errors.map(({ path, message }) => `${path}: ${message}`).join(' ')
    throw new WordedError(
      {
        ja: `${where.ja}は保存できません。何も取り込まれていません。${said}`,
        en: `${where.en} cannot be saved, and nothing was taken over. ${said}`,
      },
      { cause: error },
    )
  }
}
