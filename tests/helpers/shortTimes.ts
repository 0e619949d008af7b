import type { FollowTimes } from '../../site/publisher/follow/followTimes.ts'

/** The waits of a publisher in tests, where nobody is to wait; in ms. */
export const shortTimes: FollowTimes = {
  companyMs: 5,
  longestCompanyMs: 20,
  aloneMs: 5,
  calmMs: 0,
  firstRetryMs: 20,
  longestRetryMs: 200,
  askAgainMs: 10,
}
