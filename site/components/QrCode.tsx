import type { QrCode as Drawing } from '../page-models/qrCode.ts'

/** A QR code. `words`: where it leads, for whoever can't see it. */
export function QrCode({ code: { size, path }, words }: { code: Drawing; words: string }) {
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={words}
      shape-rendering="crispEdges"
    >
      <path d={path} stroke="#000" />
    </svg>
  )
}
