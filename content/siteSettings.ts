import { z } from 'zod'
import { LocalizedText } from './locale.ts'
import { IsoDateTime, RequiredLocalizedText, Slug } from './primitives.ts'

export const SiteSettings = z.strictObject({
  title: RequiredLocalizedText,
  description: LocalizedText,
  /** The public address, without a slash at its end; null: what the publisher was started with (SITE_URL). */
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .refine((url) => !url.endsWith('/'))
    .nullable(),
  /** The slug of a published book whose page is the site's front page. */
  homeBook: Slug.nullable(),
  supportEmail: z.email().nullable(),
  license: LocalizedText,
  updatedAt: IsoDateTime.nullable(),
})
export type SiteSettings = z.infer<typeof SiteSettings>
