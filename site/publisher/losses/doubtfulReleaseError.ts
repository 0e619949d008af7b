import type { Loss } from '../../../content/publishing.ts'

/** The new site would lack too much, and no part of it can be held back alone: nothing is published until an administrator says so. */
export class DoubtfulReleaseError extends Error {
  override name = 'DoubtfulReleaseError'
  constructor(readonly loss: Loss) {
    super(
      `The new site would lack ${loss.pages.gone} of ${loss.pages.of} pages. It waits for an administrator's word.`,
    )
  }
}
