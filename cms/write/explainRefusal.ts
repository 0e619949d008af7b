import { ValidationError } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { WordedError } from '../words.ts'

/**
 * Saves one document of an import. Where the CMS refuses it, throws a WordedError that says which document it is (`where`)
 * and what is wrong with it.
 */
export async function explainRefusal<T>(where: Bilingual, save: () => Promise<T>): Promise<T> {
  try {
    return await save()
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error
    const reasons = error.data.errors.map(({ path, message }) => `${path}: ${message}`).join(' ')
    throw new WordedError(
      {
        ja: `${where.ja}は保存できません。何も取り込まれていません。${reasons}`,
        en: `${where.en} cannot be saved, and nothing was imported. ${reasons}`,
      },
      { cause: error },
    )
  }
}

/** What an import says where other saves came in between at each attempt. */
export const importConflictWords: Bilingual = {
  ja: '同じときに別の保存があったか、データベースの制限時間(MongoDBでは通常60秒)を超えたため、何も取り込まれていません。もう一度実行してください。',
  en:
    'Another save came in between, or it took longer than the database allows (MongoDB: usually 60 seconds), ' +
    'so nothing was imported. Run it again.',
}
