import { z } from 'zod'

/** The address of a site or a service: http or https. Gives it without a slash at its end. */
export const webAddress = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    'must be an http or https address, like https://errata.example.org',
  )
  .transform((text) => text.replace(/\/+$/, ''))
