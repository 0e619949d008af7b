import { z } from 'zod'
import { PageLabel, RequiredLocalizedText } from './primitives.ts'

/** A section of the table of contents; `label` is the printed number: `1.2`. */
export const TocSection = z.strictObject({
  label: z.string().min(1).nullable(),
  title: RequiredLocalizedText,
  page: PageLabel.nullable(),
})
export type TocSection = z.infer<typeof TocSection>

/** A chapter, or a part without a number like a preface, with its sections. */
export const TocEntry = TocSection.extend({ sections: z.array(TocSection) })
export type TocEntry = z.infer<typeof TocEntry>
