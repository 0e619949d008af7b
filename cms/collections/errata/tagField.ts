import { randomBytes } from 'node:crypto'
import type { FieldHook, PayloadRequest, TextField } from 'payload'
import { tagLength, type Tag } from '../../../content/tag.ts'
import { createRefusal } from '../../hooks/refusals/createRefusal.ts'
import { inPanelLanguage } from '../../words.ts'
import { drawTag } from './drawTag.ts'

declare module 'payload' {
  interface RequestContext {
    /** The random source of tags; tests set their own. No request from outside can set it. */
    tagRandomBytes?: (size: number) => Uint8Array
    /** The tag that an erratum from a book file keeps. No request from outside can set it. */
    keptTag?: Tag
  }
}

/**
 * The permanent public id of an erratum: drawn when it is created, the same in every language, never changed. Readers cite it,
 * so a save with another tag is refused instead of ignored. An erratum from a book file keeps its own.
 */
export function tagField(): TextField {
  return {
    name: 'tag',
    type: 'text',
    label: { ja: 'タグ', en: 'Tag' },
    unique: true,
    maxLength: tagLength,
    admin: {
      position: 'sidebar',
      readOnly: true,
      disableBulkEdit: true,
      condition: (data) => Boolean(data.tag),
      description: {
        ja: 'この正誤の永久の番号。保存時に自動で付き、変わりません。',
        en: 'The permanent number of this erratum: given by itself, never changed.',
      },
    },
    hooks: { beforeValidate: [refuseAnother], beforeChange: [keepOrDraw], beforeDuplicate: [() => null] },
  }
}

const refuseAnother: FieldHook = ({ operation, originalDoc, path, req, value, collection }) => {
  const stored: unknown = operation === 'update' ? originalDoc?.tag : undefined
  if (value === undefined || value === null || value === stored) return value
  throw createRefusal({
    problems: [
      {
        path: path.join('.'),
        message: inPanelLanguage(
          req,
          stored
            ? {
                ja: `タグは変えられません。「${String(stored)}」のままにしてください。`,
                en: `A tag cannot be changed. Leave it at "${String(stored)}".`,
              }
            : {
                ja: 'タグは保存のときに自動で付きます。書かずに保存してください。',
                en: 'A tag is given when the erratum is saved. Save it without one.',
              },
        ),
      },
    ],
    owner: { collection: collection?.slug ?? 'errata', fields: collection?.fields ?? [] },
    req,
  })
}

const keepOrDraw: FieldHook = ({ operation, originalDoc, req }) =>
  (operation === 'update' && originalDoc?.tag) ||
  (operation === 'create' && req.context.keptTag) ||
  drawTag({ randomBytes: req.context.tagRandomBytes ?? randomBytes, isTaken: (tag) => isTaken(tag, req) })

// Errata in the trash count too: a tag is never given twice.
async function isTaken(tag: string, req: PayloadRequest): Promise<boolean> {
  const owner = await req.payload.db.findOne<{ id: string }>({
    collection: 'errata',
    req,
    where: { tag: { equals: tag } },
  })
  return Boolean(owner)
}
