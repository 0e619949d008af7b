import { open, writeFile } from 'node:fs/promises'
import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import type { Bilingual } from '../../../content/locale.ts'
import { uploadMaxBytes } from '../../doors/bodyLimits.ts'
import { createRefusal } from '../../hooks/refusals/createRefusal.ts'
import { withoutMetadata } from '../../pictures/withoutMetadata.ts'
import { inPanelLanguage } from '../../words.ts'
import { toSafeFilename } from './toSafeFilename.ts'
import { looksLikeMarkup, sniffUploadType, uploadTypes } from './uploadTypes.ts'

/**
 * Checks an upload before anything else reads it. Its signature (the first bytes) decides its type; another extension, markup
 * inside a picture, and types that are not on the list are refused. Its name becomes a safe one, and what a camera wrote into a picture
 * (where it was taken) goes. A PDF stays as it is.
 */
export const checkUpload: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const file = req.file
  if (!file) return args
  const refuse = (problem: Bilingual) => {
    throw createRefusal({
      problems: [{ path: 'file', message: inPanelLanguage(req, problem) }],
      owner: { collection: collection.slug, fields: collection.fields },
      req,
    })
  }
  const bytes = await readFileOf(file)
  if (Math.max(file.size, bytes.length) > uploadMaxBytes) {
    refuse({
      ja: `ファイルが大きすぎます(上限${uploadMaxBytes / 1024 / 1024} MB)。小さくしてから選び直してください。`,
      en: `This file is larger than ${uploadMaxBytes / 1024 / 1024} MB. Make it smaller and choose it again.`,
    })
  }
  const type = sniffUploadType(bytes)
  if (type === null) {
    refuse({
      ja: 'このファイルは使えません。PNG, JPEG, WebP, AVIF, PDF のどれかを選んでください。',
      en: 'This file cannot be used. Choose a PNG, JPEG, WebP, AVIF or PDF file.',
    })
  } else if (!type.extensions.includes(extensionOf(file.name))) {
    refuse({
      ja: `中身は${type.name}ですが、名前が「.${extensionOf(file.name)}」で終わっています。名前の終わりを「.${type.extensions[0]}」にしてください。`,
      en:
        `This is a ${type.name} file, but its name ends in ".${extensionOf(file.name)}". ` +
        `Make it end in ".${type.extensions[0]}".`,
    })
  } else if (type.mimeType !== 'application/pdf' && looksLikeMarkup(bytes)) {
    refuse({
      ja: '画像の中にHTMLが入っています。画像ソフトで保存し直してから選んでください。',
      en: 'There is HTML inside this picture. Save it anew with a picture program and choose it again.',
    })
  } else {
    file.name = toSafeFilename(file.name)
    file.mimetype = type.mimeType
    if (type.mimeType !== 'application/pdf') {
      const clean = await withoutMetadata(bytes).catch(() => null)
      if (clean === null)
        refuse({
          ja: 'この画像は読み込めません。画像ソフトで保存し直してから選んでください。',
          en: 'This picture cannot be read. Save it anew with a picture program and choose it again.',
        })
      else if (clean !== bytes) await replaceBytes(file, clean)
    }
  }
  return args
}

/** The types for Payload's own check, which runs beside this one. */
export const uploadMimeTypes = uploadTypes.map((type) => type.mimeType)

async function readFileOf(file: NonNullable<PayloadRequest['file']>): Promise<Uint8Array> {
  if (file.data.length > 0 || !file.tempFilePath) return file.data
  const handle = await open(file.tempFilePath, 'r')
  try {
    const { size } = await handle.stat()
    // Too large: refused by its size, so it is not read.
    if (size > uploadMaxBytes) return new Uint8Array(0)
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

async function replaceBytes(file: NonNullable<PayloadRequest['file']>, bytes: Uint8Array): Promise<void> {
  if (file.data.length === 0 && file.tempFilePath) await writeFile(file.tempFilePath, bytes)
  else file.data = Buffer.from(bytes)
  file.size = bytes.length
}

function extensionOf(name: string): string {
  return /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}
