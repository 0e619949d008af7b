import { cpus } from 'node:os'

/**
 * Prints a table of times in ms, for each name the median, the 95th percentile and the longest; and above it `title`, the version
 * of Node and the processor.
 */
export function printPercentiles(title: string, rows: [name: string, values: number[]][]): void {
  console.log(
    `${title} Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}\n`,
  )
  console.log('| ms | p50 | p95 | max |\n|---|---:|---:|---:|')
  for (const [name, values] of rows) {
    const sorted = [...values].sort((a, b) => a - b)
    const at = (part: number) => Math.round(sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0)
    console.log(`| ${name} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`)
  }
}
