import type { ArrayField, FieldHook } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { type Row, localizedText, text } from '../rows.ts'

// The page of a duplicate is a new one.
const none: FieldHook = () => []

/**
 * The slugs by which readers have known this document before, the oldest first. `keepFormerSlugs` keeps them when it is published;
 * no request from outside can set them. The form shows them below the slug (components/address/SlugNotice.tsx).
 */
export function formerSlugsField(): ArrayField {
  return {
    name: 'formerSlugs',
    type: 'array',
    label: { ja: '以前のURLの名前', en: 'Former URL names' },
    labels: {
      singular: { ja: '以前のURLの名前', en: 'Former URL name' },
      plural: { ja: '以前のURLの名前', en: 'Former URL names' },
    },
    access: { create: () => false, update: () => false },
    admin: {
      hidden: true,
      disableListColumn: true,
      disableListFilter: true,
      disableBulkEdit: true,
      description: {
        ja: '公開したときに自動で残ります。以前のアドレスは、いまのページへ案内されます。',
        en: 'Kept when it is published: the former addresses lead on to the present page.',
      },
    },
    hooks: { beforeDuplicate: [none] },
    fields: [
      {
        name: 'slug',
        type: 'text',
        label: { ja: 'URLの名前', en: 'URL name' },
        required: true,
        index: true,
        admin: {
          description: { ja: '以前のアドレスの最後の部分。', en: 'The last part of the former address.' },
        },
      },
    ],
  }
}

/** Why a slug that another document (`owner`) once had is refused: its former address leads to that document. */
export function describeFormerOwner(owner: Row, slug: string): Bilingual {
  const { ja, en } = localizedText(owner.title)
  const name = text(owner.slug) ?? String(owner.id)
  const trashed = owner.deletedAt ? { ja: 'ごみ箱の中の', en: ' (in the trash)' } : { ja: '', en: '' }
  return {
    ja:
      `「${slug}」は${trashed.ja}「${ja ?? en ?? name}」の以前のURLの名前で、古いアドレスがそのページへ案内されます。` +
      `別の名前にしてください。例: ${slug}-2`,
    en:
      `"${slug}" was once the URL name of "${en ?? ja ?? name}"${trashed.en}, and its old address leads there. ` +
      `Choose another name, like ${slug}-2.`,
  }
}
