import jsQR from 'jsqr'

/** The text of a QR code that is given as its pixels (RGBA); null where none can be read. */
export function readQrCode({
  data,
  width,
  height,
}: {
  data: Uint8ClampedArray
  width: number
  height: number
}): string | null {
  // jsqr is a CommonJS module that says it has a default export.
  const read = 'default' in jsQR ? (jsQR.default as typeof jsQR) : jsQR
  return read(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null
}
