import type { ContentProblem } from '../../../content/publishing.ts'

/** Published documents violate the contract, and nothing can be built without them; the CMS names each in sentences for editors. */
export class RefusedContentError extends Error {
  override name = 'RefusedContentError'
  constructor(readonly problems: readonly ContentProblem[]) {
    const lines = problems.map((problem) => `- ${problem.message.en}`)
    super(`The CMS has published content that must be mended first:\n${lines.join('\n')}`)
  }
}
