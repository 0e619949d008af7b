import type { SiteSettings } from '../../../content/siteSettings.ts'
import type { Redirect } from '../../redirects.ts'
import type { UnitRecord } from './bookRecord.ts'

/** What the publisher remembers of the last build of what belongs to no book. */
export type SharedRecord = {
  version: 1
  programVersion: string
  /** Of the news that were built, and the settings that they were built with. */
  revision: number
  settings: SiteSettings
  units: UnitRecord[]
  redirects: Redirect[]
  deadLinks: string[]
}
