/** A kind of file that may be uploaded. No SVG and no HTML: both can carry script. */
type UploadType = { name: string; mimeType: string; extensions: readonly [string, ...string[]] }

type Signature = UploadType & { matches: (bytes: Uint8Array) => boolean }

const signatures: readonly Signature[] = [
  {
    name: 'PNG',
    mimeType: 'image/png',
    extensions: ['png'],
    matches: (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  },
  {
    name: 'JPEG',
    mimeType: 'image/jpeg',
    extensions: ['jpg', 'jpeg'],
    matches: (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]),
  },
  {
    name: 'WebP',
    mimeType: 'image/webp',
    extensions: ['webp'],
    matches: (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP',
  },
  {
    name: 'AVIF',
    mimeType: 'image/avif',
    extensions: ['avif'],
    matches: (bytes) => ascii(bytes, 4, 8) === 'ftyp' && ascii(bytes, 8, 12) === 'avif',
  },
  {
    name: 'PDF',
    mimeType: 'application/pdf',
    extensions: ['pdf'],
    // Readers accept the signature anywhere in the first kilobyte, which polyglot files use: here it must come first.
    matches: (bytes) => ascii(bytes, 0, 5) === '%PDF-',
  },
]

/** Every kind that may be uploaded. */
export const uploadTypes: readonly UploadType[] = signatures

/** What a file is by its first bytes; null: nothing that may be uploaded. */
export function sniffUploadType(bytes: Uint8Array): UploadType | null {
  return signatures.find((signature) => signature.matches(bytes)) ?? null
}

/** Whether there is HTML or SVG among the bytes of a picture: such a polyglot could be served as a page. */
export function looksLikeMarkup(bytes: Uint8Array): boolean {
  return /<(script|html|!doctype\s+html|svg|iframe|body)[\s>/]/i.test(Buffer.from(bytes).toString('latin1'))
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.subarray(from, to)).toString('latin1')
}
