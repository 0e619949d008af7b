import encodeQr from 'qr'
import { remember } from '../../content/remember.ts'

/** A QR code as a drawing: `size` modules wide and high with its quiet zone, and the path of the black ones for `<svg>`. */
export type QrCode = { size: number; path: string }

/**
 * The QR code of a text (ISO/IEC 18004): error correction M, which leaves it readable after a fold or a coffee stain, and the quiet
 * zone of four modules that readers of codes need. Each run of black modules is one line, because a path of squares is four times as
 * long. The parts of a long list ask for the same ones.
 */
export const drawQrCode: (text: string) => QrCode = remember(draw, { most: 500 })

function draw(text: string): QrCode {
  const rows = encodeQr(text, 'raw', { ecc: 'medium', border: 4 })
  let path = 'M0 .5'
  let pen = { x: 0, y: 0 }
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue
      const begin = x
      while (row[x + 1]) x += 1
      path += `m${begin - pen.x} ${y - pen.y}h${x + 1 - begin}`
      pen = { x: x + 1, y }
    }
  })
  return { size: rows.length, path }
}
