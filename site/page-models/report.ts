import { mailtoAddress, type CitationPart } from '../../content/citation.ts'
import type { Locale } from '../../content/locale.ts'
import { strings } from '../i18n/strings.ts'

/** Where readers report errors: an address, and the link that begins a mail to it with what the author will ask for. */
export type Contact = { address: string; href: string }

/** `title`: of the book or the site; `isBook`; `url`: of the page, in full. */
export function createContact({
  address,
  locale,
  title,
  isBook,
  url,
}: {
  address: string | null
  locale: Locale
  title: string
  isBook: boolean
  url: string
}): Contact | null {
  if (address === null) return null
  const t = strings[locale].report
  const subject = isBook ? t.subject(title) : title
  return {
    address,
    href: mailtoAddress({ to: address, subject, body: isBook ? t.body(title, url) : `\n\n${url}\n` }),
  }
}

/** A mail about one erratum: what is the same for each, and where the values stand that are not. */
export type ErratumReport = { to: string; subject: CitationPart[]; body: CitationPart[] }

/** Null where nobody is there to read it. `title`: of the book. */
export function createErratumReport({
  address,
  locale,
  title,
}: {
  address: string | null
  locale: Locale
  title: string
}): ErratumReport | null {
  if (address === null) return null
  const t = strings[locale].report
  return { to: address, subject: t.erratumSubject(title), body: t.erratumBody(title) }
}
