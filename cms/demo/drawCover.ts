import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

const width = 960
const height = 1360
const ground = '#14213d'
const paper = '#f6f1e7'

/**
 * `npm run demo:cover`: draws the cover of the demo's book again. Needs the font Noto Serif CJK JP (Debian: fonts-noto-cjk).
 * Both files are committed: only a change of the cover needs this.
 */
async function drawCover(): Promise<void> {
  const svg = coverSvg()
  await writeFile(besideThis('cover.svg'), svg)
  await sharp(Buffer.from(svg))
    .png({ palette: true, colours: 128, effort: 10 })
    .toFile(besideThis('cover.png'))
}

function coverSvg(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<rect width="${width}" height="${height}" fill="${ground}"/>
<g fill="${paper}">
${scatteredSpiral().join('\n')}
</g>
<g fill="${paper}" text-anchor="middle" font-family="'Noto Serif CJK JP', serif">
<text x="480" y="1010" font-size="132" font-weight="700" textLength="700">拡散モデル</text>
<text x="480" y="1090" font-size="44">データ生成技術の数理</text>
<text x="480" y="1212" font-size="40">岡野原 大輔</text>
<text x="480" y="1306" font-size="22" opacity="0.7" font-family="'Noto Sans CJK JP', sans-serif">デモのために描かれた表紙です</text>
</g>
</svg>
`
}

/** A spiral of points, more scattered the further out they are: data that becomes noise. */
function scatteredSpiral(): string[] {
  const random = createNormalNumbers(20230217)
  return Array.from({ length: 640 }, (_, index) => {
    const t = index / 640
    const angle = 5.4 * Math.PI * Math.sqrt(t)
    const radius = 30 + 300 * Math.sqrt(t)
    const spread = 95 * t ** 3
    const x = 480 + radius * Math.cos(angle) + spread * random()
    const y = 460 + radius * Math.sin(angle) + spread * random()
    const size = 5.6 - 3 * t
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${size.toFixed(1)}" opacity="${(1 - 0.55 * t).toFixed(2)}"/>`
  })
}

/** Normally distributed numbers, the same ones each time (mulberry32 and Box–Muller). */
function createNormalNumbers(seed: number): () => number {
  let state = seed
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
}

function besideThis(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url))
}

await drawCover()
