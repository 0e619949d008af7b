import { siteTimeZone } from '../../content/siteTime.ts'
import { eachLocale, type Locale } from '../../content/locale.ts'
import { remember } from '../../content/remember.ts'

/** A date as a template shows it: the words, and the value for `<time datetime>`. */
export type ShownDate = { words: string; iso: string }

const formats = Object.fromEntries(
  (['UTC', siteTimeZone] as const).map((timeZone) => [
    timeZone,
    {
      ja: new Intl.DateTimeFormat('ja', { dateStyle: 'long', timeZone }),
      en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }),
    },
  ]),
) as Record<'UTC' | typeof siteTimeZone, Record<Locale, Intl.DateTimeFormat>>

// Many errata were reported on one day, and a format takes its time.
const days = eachLocale((locale) =>
  remember((day: string): ShownDate => {
    return { words: formats.UTC[locale].format(new Date(`${day}T00:00:00Z`)), iso: day }
  }),
)

/** A day (`2023-02-17`) in words: 「2023年2月17日」 / "17 February 2023". */
export function formatDay(day: string, locale: Locale): ShownDate {
  return days[locale](day)
}

/** The day of a moment in the time zone of Japan, where these books are published. */
export function formatMoment(moment: string, locale: Locale): ShownDate {
  return { words: formats[siteTimeZone][locale].format(new Date(moment)), iso: moment }
}
