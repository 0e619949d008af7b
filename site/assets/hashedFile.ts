import { createHash } from 'node:crypto'
import type { RenderedFile } from '../renderedSite.ts'

/** A file that all pages share, named after its content, so that browsers may keep it for ever. */
export function toHashedFile(name: string, extension: string, content: Uint8Array): RenderedFile {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  return { path: `assets/${name}-${hash}.${extension}`, content }
}
