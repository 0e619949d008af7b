import type { DefaultTranslationsObject } from '@payloadcms/translations'

/** Words of our own for some of Payload's keys; a key that Payload does not have does not compile. */
export type Rewording = {
  [Group in keyof DefaultTranslationsObject]?: Partial<DefaultTranslationsObject[Group]>
}
