import { type BookFile as BookFileType, BookFile, bookFileVersion } from '../../content/bookFile.ts'
import { asRow } from '../rows.ts'
import { WordedError } from '../words.ts'
import { describeIssues } from './describeIssues.ts'
import { sha256 } from '../../system/sha256.ts'
import { toMessage } from '../../system/toMessage.ts'

/** The text of a book file; the same book gives the same text. Throws WordedError where it is longer than a string can be. */
export function writeBookFile(file: BookFileType): string {
  try {
    return `${JSON.stringify(file, null, 2)}\n`
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new WordedError(
      {
        ja:
          `本「${file.slug}」のファイル(スライドや画像)は大きすぎて、1つのJSONファイルに入りません。` +
          '大きいものを外部のリンクに変えてから、もう一度書き出してください。',
        en:
          `The uploads of the book "${file.slug}" are too large for one JSON file. ` +
          'Make links of the largest, and write the book out again.',
      },
      { cause },
    )
  }
}

/**
 * Reads the bytes of a book file (UTF-8, with or without a byte order mark), whole or not at all.
 * Throws WordedError with the path of each thing that is wrong.
 */
export function readBookFileBytes(bytes: Uint8Array): BookFileType {
  try {
    return readBookFile(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw cause instanceof TypeError ? createNotJsonError(cause) : cause
  }
}

/** The same of its text. */
export function readBookFile(text: string): BookFileType {
  const content = parseJson(text)
  const { format, version } = asRow(content)
  if (format !== 'okuzuke-book')
    throw new WordedError({
      ja:
        'これは Okuzuke の本のファイルではありません("format" が "okuzuke-book" ではありません)。' +
        'npm run export で書き出したファイルを指定してください。',
      en: 'This is no book file of Okuzuke (its "format" is not "okuzuke-book"). Name a file that npm run export has written.',
    })
  if (version !== bookFileVersion)
    throw new WordedError({
      ja:
        `このファイルの版は ${JSON.stringify(version)} で、この Okuzuke が読めるのは ${bookFileVersion} です。` +
        '書き出したのと同じ版の Okuzuke で取り込んでください。',
      en:
        `This file is of version ${JSON.stringify(version)}, and this Okuzuke reads ${bookFileVersion}. ` +
        'Import it with the release of Okuzuke that wrote it.',
    })
  const parsed = BookFile.safeParse(content)
  if (!parsed.success) refuse(describeIssues(parsed.error.issues, content))
  const damaged = parsed.data.media.filter((file) => !isWhole(file)).map(({ filename }) => filename)
  if (damaged.length > 0)
    refuse(
      damaged
        .map((filename) => `- media (${filename}): the bytes are not those of sha256 and bytes`)
        .join('\n'),
    )
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw createNotJsonError(cause)
  }
}

function createNotJsonError(cause: unknown): WordedError {
  const reason = toMessage(cause)
  return new WordedError(
    {
      ja: `このファイルはJSONとして読めません(${reason})。途中で切れていないか確かめてください。`,
      en: `This file is no JSON (${reason}). See whether it was cut off.`,
    },
    { cause },
  )
}

function isWhole({ base64, bytes, sha256: expected }: BookFileType['media'][number]): boolean {
  const data = Buffer.from(base64, 'base64')
  return data.length === bytes && sha256(data) === expected
}

function refuse(problems: string): never {
  throw new WordedError({
    ja: `このファイルには正しくないところがあり、何も取り込んでいません。\n${problems}`,
    en: `This file is not right, and nothing was imported.\n${problems}`,
  })
}
