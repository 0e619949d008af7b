import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { hardPreviews } from '../tests/site/preview/hardPreviews.ts'
import type { Preview } from '../site/page-models/preview.ts'
import { createPreviewDrawer } from '../site/preview/previewPictures.ts'

/**
 * `npm run bench:previews -- --count 200`: how long a preview picture takes, what of it the process is busy for, and how much memory
 * drawing them takes and keeps. `--folder <folder>`: writes pictures of hard titles there, to be looked at.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { count: { type: 'string', default: '200' }, folder: { type: 'string', default: '' } },
  })
  const draw = createPreviewDrawer()
  const before = megabytes()
  const drawAs = async (preview: Preview) => {
    const start = performance.now()
    const { pictures, problems } = await draw({ previews: [preview], cover: preview.cover && cover })
    if (problems.length > 0) throw new Error(problems.map(({ message }) => message.en).join('\n'))
    return { ms: performance.now() - start, picture: pictures[0] ?? new Uint8Array() }
  }
  const cold = await drawAs(titled('最初の本 The first book', true))
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const [startOfUse, started] = [process.cpuUsage(), performance.now()]
  const [times, sizes]: [number[], number[]] = [[], []]
  let peak = 0
  for (let index = 0; index < Number(values.count); index += 1) {
    const { ms, picture } = await drawAs(titled(inventTitle(index), index % 2 === 0))
    times.push(ms)
    sizes.push(picture.length)
    peak = Math.max(peak, megabytes())
  }
  const { user, system } = process.cpuUsage(startOfUse)
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(0)
  console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`)
  console.log(`first picture, with fonts and libraries: ${cold.ms.toFixed(0)} ms`)
  console.log(`then: middle ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, longest ${at(1)} ms`)
  console.log(`the process waited for nothing else: ${(delay.max / 1e6).toFixed(0)} ms at most`)
  console.log(
    `processor: ${((user + system) / 1000 / times.length).toFixed(0)} ms a picture, ${(performance.now() - started).toFixed(0)} ms in all`,
  )
  console.log(`memory: ${before.toFixed(0)} MB before, ${peak.toFixed(0)} MB at most`)
  console.log(
    `a picture: ${(sizes.reduce((sum, size) => sum + size, 0) / sizes.length / 1000).toFixed(0)} kB`,
  )
  if (values.folder !== '') {
    mkdirSync(values.folder, { recursive: true })
    for (const [index, preview] of hardPreviews.entries())
      for (const hasCover of [false, true]) {
        const { picture } = await drawAs({ ...preview, cover: hasCover ? ofDemo : null })
        writeFileSync(join(values.folder, `${index}-${hasCover ? 'cover' : 'plain'}.png`), picture)
      }
  }
}

const cover = fileURLToPath(new URL('../cms/demo/cover.png', import.meta.url))
const ofDemo = { document: 'demo', filename: 'cover.png', href: '/media/cover.png' }

function titled(title: string, hasCover: boolean): Preview {
  return {
    ...{ title, subtitle: '点と線の数理', authors: ['見本 花子', 'José Núñez'] },
    separator: '、',
    ...{ count: '正誤48件', cover: hasCover ? ofDemo : null },
  }
}

const subjects = [
  '統計',
  '幾何',
  '代数',
  '量子力学',
  '機械学習',
  '有機化学',
  '憲法',
  '料理',
  '経済史',
  '言語処理',
]
const kinds = [
  '入門',
  'の基礎',
  '演習',
  'ハンドブック',
  'のための数学',
  'を読む',
  '概論',
  'の実践',
  '事典',
  '史',
]

/** A title with characters that others have not, so that fonts are read again and again. */
function inventTitle(index: number): string {
  const rare = String.fromCodePoint(0x4e00 + ((index * 97) % 5000), 0x5f00 + ((index * 61) % 5000))
  return `${subjects[index % 10]}${kinds[Math.floor(index / 10) % 10]} ${rare} 第${index}版`
}

const megabytes = (): number => process.memoryUsage.rss() / 1e6

await main()
