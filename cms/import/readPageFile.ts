import { readFile, stat } from 'node:fs/promises'
import { WordedError } from '../words.ts'

/** The largest page, in bytes; that of a book is about a hundredth of it. */
const pageMaxBytes = 8 * 1024 * 1024

/**
 * Reads a file with a page's text. Its encoding is detected from its bytes: UTF-8, UTF-16 with a byte order mark, Shift_JIS or
 * EUC-JP.
 * Throws WordedError where there is no such file, it is too large, or its encoding is not one of these.
 */
export async function readPageFile(path: string): Promise<string> {
  const text = decodePage(await readBytes({ path, maxBytes: pageMaxBytes }))
  if (text !== null) return text
  throw new WordedError({
    ja: `${path} の文字コードがわかりません。UTF-8 で保存し直してから、もう一度取り込んでください。`,
    en: `The characters of ${path} cannot be told (not UTF-8, Shift_JIS or EUC-JP). Save it as UTF-8 and import it again.`,
  })
}

/** The bytes of a file that a person named. Throws WordedError. */
export async function readBytes({ path, maxBytes }: { path: string; maxBytes: number }): Promise<Buffer> {
  try {
    const stats = await stat(path)
    if (stats.isDirectory())
      throw new WordedError({
        ja: `${path} はフォルダーです。ページを保存したファイルを指定してください。`,
        en: `${path} is a folder. Name the file that the page was saved to.`,
      })
    const [size, limit] = [toMegabytes(stats.size), toMegabytes(maxBytes)]
    if (stats.size > maxBytes)
      throw new WordedError({
        ja: `${path} は大きすぎます(${size}、上限 ${limit})。分けて取り込んでください。`,
        en: `${path} is too large (${size}; ${limit} at most). Divide it, and import the parts.`,
      })
    return await readFile(path)
  } catch (error) {
    if (error instanceof WordedError || !(error instanceof Error) || !('code' in error)) throw error
    const isMissing = error.code === 'ENOENT' || error.code === 'ENOTDIR'
    throw new WordedError(
      isMissing
        ? {
            ja: `${path} というファイルはありません。名前を確かめてください。`,
            en: `There is no file ${path}. Check its name.`,
          }
        : {
            ja: `${path} を読めません(${String(error.code)})。読む権限があるか確かめてください。`,
            en: `${path} cannot be read (${String(error.code)}). Check that you may read it.`,
          },
      { cause: error },
    )
  }
}

/** The text of a page's bytes without a byte order mark; null where no encoding fits, or two fit equally. */
export function decodePage(bytes: Uint8Array): string | null {
  const unicode =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? decode('utf-16le', bytes)
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? decode('utf-16be', bytes)
        : decode('utf-8', bytes)
  if (unicode !== null) return isText(unicode) ? unicode : null
  const legacy = ['shift_jis', 'euc-jp']
    .map((encoding) => decode(encoding, bytes))
    .filter((text) => text !== null && isText(text))
    .map((text) => ({ text: text ?? '', strangeness: measureStrangeness(text ?? '') }))
    .sort((a, b) => a.strangeness - b.strangeness)
  const [best, second] = legacy
  if (best === undefined || best.strangeness > 0.2) return null
  return second === undefined || second.strangeness > best.strangeness ? best.text : null
}

function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null // These bytes are not of this encoding.
    throw error
  }
}

// A binary file that happens to decode has control characters.
function isText(text: string): boolean {
  return !/[\0-\u0008\u000E-\u001F]/.test(text)
}

/** The share of characters that a wrongly decoded text is full of: half-width katakana and private use characters. */
function measureStrangeness(text: string): number {
  const japanese = text.match(/[^\0-\u007F]/g)?.length ?? 0
  if (japanese === 0) return 0
  const usual = text.match(/[\u3000-\u30FF\u2010-\u27BF\uFF01-\uFF60\u0370-\u03FF]/g)?.length ?? 0
  const strange = text.match(/[\uFF61-\uFF9F\uE000-\uF8FF]/g)?.length ?? 0
  // Real Japanese text has kana or Japanese punctuation.
  return strange / japanese + (usual === 0 ? 0.1 : 0)
}

function toMegabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
