import { escapeXml } from './xml.ts'

/** A feed of RFC 4287. Moments are RFC 3339. */
type AtomFeed = {
  /** Permanent: a `tag:` URI (RFC 4151). */
  id: string
  /** Its address now. */
  self: string
  alternate: string
  lang: string
  title: string
  subtitle: string | null
  author: string
  updated: string
  entries: readonly AtomEntry[]
}

export type AtomEntry = {
  /** Permanent: a `tag:` URI (RFC 4151). */
  id: string
  /** Its address now. */
  link: string
  title: string
  lang: string
  published: string | null
  updated: string
  /** HTML, as a string; null where there is nothing beside the title. */
  content: string | null
}

/** Writes the feed. All texts are escaped, also the HTML of the entries, as `type="html"` requires. */
export function writeAtomFeed(feed: AtomFeed): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.lang)}">`,
    element('id', feed.id),
    element('title', feed.title),
    ...(feed.subtitle === null ? [] : [element('subtitle', feed.subtitle)]),
    element('updated', feed.updated),
    `<author>${element('name', feed.author)}</author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(feed.alternate)}"/>`,
    ...feed.entries.map(writeEntry),
    '</feed>',
  ]
  return `${lines.join('\n')}\n`
}

function writeEntry(entry: AtomEntry): string {
  return [
    `<entry xml:lang="${escapeXml(entry.lang)}">`,
    element('id', entry.id),
    element('title', entry.title),
    ...(entry.published === null ? [] : [element('published', entry.published)]),
    element('updated', entry.updated),
    `<link rel="alternate" type="text/html" href="${escapeXml(entry.link)}"/>`,
    ...(entry.content === null ? [] : [`<content type="html">${escapeXml(entry.content)}</content>`]),
    '</entry>',
  ].join('\n')
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`
}
