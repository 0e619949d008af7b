import sharp, { type Metadata, type Sharp } from 'sharp'

/**
 * The bytes of a picture without what a camera or a program wrote beside it (EXIF with its GPS position, XMP, IPTC, the texts of a PNG):
 * readers get what is seen and nothing else. It is turned as its EXIF says, and keeps its colour profile. A picture without any of it
 * stays byte for byte as it is; the same bytes give the same bytes. Throws where the picture can't be read.
 */
export async function withoutMetadata(bytes: Uint8Array): Promise<Uint8Array> {
  const picture = sharp(bytes, { animated: isAnimatable(bytes) })
  const metadata = await picture.metadata()
  if (!hasMetadata(metadata)) return bytes
  return encode(picture.autoOrient().keepIccProfile(), metadata).toBuffer()
}

/** Whether the picture in this file has any of it. Reads the beginning of the file alone. */
export async function fileHasMetadata(path: string): Promise<boolean> {
  return hasMetadata(await sharp(path).metadata())
}

function hasMetadata({ exif, xmp, iptc, tifftagPhotoshop, comments }: Metadata): boolean {
  return [exif, xmp, iptc, tifftagPhotoshop].some((part) => part !== undefined) || (comments?.length ?? 0) > 0
}

function encode(picture: Sharp, { format, compression }: Metadata): Sharp {
  if (format === 'jpeg') return picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
  if (format === 'png') return picture.png({ compressionLevel: 9 })
  if (format === 'webp') return picture.webp({ quality: 92 })
  if (format === 'heif' && compression === 'av1') return picture.avif({ quality: 75 })
  throw new Error(`No picture of the format ${format} is taken.`)
}

// Of a PNG sharp reads the first picture alone.
function isAnimatable(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(8, 12)).toString('latin1') === 'WEBP'
}
