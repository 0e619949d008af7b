import type { Copy } from './copies.ts'
import { toOrdinal } from './describePrintings.ts'
import type { Locale } from './locale.ts'

/** What a copy is called: 第3刷, 電子書籍 / "3rd printing", "e-book". */
export function describeCopy(copy: Copy, locale: Locale): string {
  if (copy.kind === 'ebook') return locale === 'ja' ? '電子書籍' : 'e-book'
  return locale === 'ja' ? `第${copy.number}刷` : `${toOrdinal(copy.number)} printing`
}
