/** Where the site's days begin and end, wherever its machines stand. */
export const siteTimeZone = 'Asia/Tokyo'

// Sweden writes days as ISO 8601 does. Made once: a list has thousands of days.
const days = new Intl.DateTimeFormat('sv-SE', { timeZone: siteTimeZone })

/** The site's day at a moment: `2026-01-02` for 2026-01-01T23:30Z. */
export function siteDay(moment: Date): string {
  return days.format(moment)
}
