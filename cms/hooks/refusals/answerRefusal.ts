import { NotFound, ValidationError, type AfterErrorHook } from 'payload'
import { inPanelLanguage } from '../../words.ts'
import { problemsOf, summarize } from './describeRefusal.ts'

/**
 * Answers a save that was refused for its values: `errors[0].data.errors` has path, label and sentence of each field,
 * `errors[0].message` the first of them, for whoever shows one line.
 */
export const answerRefusal: AfterErrorHook = ({ error, req }) => {
  if (error instanceof ValidationError) {
    const problems = problemsOf(error, req)
    const { name, data } = error
    return {
      response: {
        errors: [{ name, message: summarize(problems, req), data: { ...data, errors: problems } }],
      },
    }
  }
  if (error instanceof NotFound)
    return {
      response: {
        errors: [
          {
            name: error.name,
            message: inPanelLanguage(req, {
              ja: '見つかりません。削除されたか、あなたには読む権限がありません。',
              en: 'Not found: it was deleted, or you may not read it.',
            }),
          },
        ],
      },
    }
}
