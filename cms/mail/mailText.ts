import type { Locale } from '../../content/locale.ts'
import type { Mail } from './mailer.ts'

/** A mail in parts: sentences, and addresses with what they are called, each a paragraph. */
type MailParts = { to: string; language: Locale; subject: string; parts: readonly (string | MailLink)[] }
export type MailLink = { href: string; text: string }

/** The same mail as plain text and as simple HTML. Titles and names are what somebody typed: they are escaped, and break no header. */
export function writeMail({ to, language, subject, parts }: MailParts): Mail {
  const lines = parts.map((part) => (typeof part === 'string' ? part : `${part.text}\n${part.href}`))
  const paragraphs = parts.map((part) =>
    typeof part === 'string'
      ? `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`
      : `<p><a href="${escapeHtml(part.href)}">${escapeHtml(part.text)}</a></p>`,
  )
  const title = oneLine(subject)
  return {
    to,
    subject: title,
    text: `${lines.join('\n\n')}\n`,
    html:
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>` +
      `<body>${paragraphs.join('\n')}</body></html>`,
  }
}

/** Without line breaks and other control characters. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
