import type { CheckboxField, Field, FieldHook } from 'payload'
import { isStaff } from '../access/roles.ts'
import { type DisplayTitle, displayTitleField } from './displayTitle.ts'
import { missingField } from './missing.ts'

/**
 * What a document keeps for the work on it, beside what readers see: the title of the lists, which language lacks texts, and
 * whether its draft is ready. `title`: see `displayTitleField`.
 */
export function editorialFields(title: DisplayTitle = {}): Field[] {
  return [readyForReviewField(), displayTitleField(title), missingField()]
}

/** Hands a draft over to whoever publishes it. Publishing takes the mark away. */
export function readyForReviewField(): CheckboxField {
  return {
    name: 'readyForReview',
    type: 'checkbox',
    label: { ja: '公開の準備ができた', en: 'Ready for review' },
    defaultValue: false,
    index: true,
    access: { read: isStaff },
    custom: { forTranslators: true },
    admin: {
      position: 'sidebar',
      disableBulkEdit: true,
      description: {
        ja: 'この下書きを編集者に渡します。公開すると印は消えます。',
        en: 'Hands this draft over to an editor. Publishing takes the mark away.',
      },
    },
    hooks: { beforeChange: [untilPublished], beforeDuplicate: [() => false] },
  }
}

const untilPublished: FieldHook = ({ data, value }) => data?._status !== 'published' && value === true
