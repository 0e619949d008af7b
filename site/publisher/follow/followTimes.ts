/** In milliseconds. Tests set shorter ones. */
export type FollowTimes = {
  /** How long further changes are waited for after a change, so that one build holds all of them; and how long at most. */
  companyMs: number
  longestCompanyMs: number
  /** The same after one change that comes alone: nothing came for `calmMs` before it, and it takes nothing down. */
  aloneMs: number
  calmMs: number
  /** The first and the longest pause before a failed build is tried again. */
  firstRetryMs: number
  longestRetryMs: number
  /** How often the CMS is polled while it does not answer, or while a failed build waits. */
  askAgainMs: number
}

export const defaultFollowTimes: FollowTimes = {
  companyMs: 300,
  longestCompanyMs: 2_000,
  aloneMs: 50,
  calmMs: 500,
  firstRetryMs: 1_000,
  longestRetryMs: 300_000,
  askAgainMs: 1_000,
}
