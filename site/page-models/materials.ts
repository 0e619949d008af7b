import type { Locale } from '../../content/locale.ts'
import type { Material } from '../../content/material.ts'
import { formatDay, type ShownDate } from '../i18n/formatDate.ts'
import { strings } from '../i18n/strings.ts'
import { createFrame, type Frame } from './frame.ts'
import { paths } from './routes.ts'
import type { BookContent } from './bookContent.ts'
import type { Site } from './site.ts'
import type { ShownText, Texts } from './texts.ts'

/** A talk, slides, code …: `href` is null where its file was not fetched, or its address of this site leads nowhere. */
export type MaterialEntry = {
  title: ShownText
  href: string | null
  kind: string
  /** Type and size of a file: 「PDF、1.2 MB」. */
  file: string | null
  date: ShownDate | null
  event: ShownText | null
  description: ShownText | null
}

export type MaterialsPage = { frame: Frame; heading: string; items: MaterialEntry[] }

export function createMaterialsPage(site: Site, locale: Locale, content: BookContent): MaterialsPage {
  const texts = site.texts(locale, content.book.slug)
  const t = strings[locale]
  const items = content.materials.map((material) => createMaterialEntry({ site, texts, material }))
  const path = paths.materials(content.book.slug)
  return {
    heading: t.materials,
    items,
    frame: createFrame({ site, texts, path, title: t.materials, book: content }),
  }
}

export function createMaterialEntry({
  site,
  texts,
  material,
}: {
  site: Site
  texts: Texts
  material: Material
}): MaterialEntry {
  const { locale } = texts
  const t = strings[locale]
  const file = material.file === null ? null : (site.mediaFile(material.file)?.original ?? null)
  const fileHref = file === null ? null : site.mediaHref(file.filename)
  return {
    title: texts.need(material.title),
    href: material.url === null ? fileHref : site.isDead(material.url) ? null : material.url,
    kind: t.materialKinds[material.kind],
    file:
      material.url !== null || file === null
        ? null
        : t.fileOfType(nameOfType(file.mimeType), sizeInWords(file.bytes, locale)),
    date: material.date === null ? null : formatDay(material.date, locale),
    event: texts.choose(material.event),
    description: texts.choose(material.description),
  }
}

function nameOfType(mimeType: string): string {
  return (mimeType.split('/').at(-1) ?? mimeType).replace(/^x-/, '').toUpperCase()
}

function sizeInWords(bytes: number, locale: Locale): string {
  const megabytes = bytes >= 1_000_000
  const value = megabytes ? bytes / 1_000_000 : Math.max(1, Math.round(bytes / 1000))
  const digits = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)
  return `${digits} ${megabytes ? 'MB' : 'KB'}`
}
