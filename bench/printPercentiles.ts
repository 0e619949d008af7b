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
    console.log(`| ${name} | ${[0.5, 0.95, 1].map((part) => percentile(values, part)).join(' | ')} |`)
  }
}

/** The smallest of the values that this part of them does not exceed, rounded; 0 where there is none. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round(sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0)
}
