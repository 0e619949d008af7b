import { readFileSync } from 'node:fs'
import type { RenderedFile } from '../renderedSite.ts'
import { toHashedFile } from './hashedFile.ts'

const read = (name: string): Uint8Array => readFileSync(new URL(`icons/${name}`, import.meta.url))
const toFile = (name: string): RenderedFile => toHashedFile(name, 'png', read(`${name}.png`))

/** The site's own pictures of itself, made from icons/icon.svg: for Apple's home screen, and of 192 and 512 pixels. */
export const icons = {
  touch: toFile('apple-touch-icon'),
  small: toFile('icon-192'),
  large: toFile('icon-512'),
}

/** The icon at /favicon.ico, for which browsers ask on pages without a link, too. */
export const favicon: Uint8Array = read('favicon.ico')
