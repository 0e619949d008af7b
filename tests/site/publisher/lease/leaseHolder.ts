import { randomUUID } from 'node:crypto'
import { takeSiteLease } from '../../../../site/publisher/lease/takeSiteLease.ts'

/** A process that takes the lease of the site, and says when it has it and when it has lost it. */
const lease = await takeSiteLease({
  cms: { cmsUrl: process.env.CMS_URL ?? '', publisherApiKey: process.env.PUBLISHER_API_KEY ?? '' },
  holder: randomUUID(),
  isShared: true,
  signal: new AbortController().signal,
  log: (line) => console.log(line),
  times: { beatMs: 100, patienceMs: Number(process.env.LEASE_PATIENCE_MS) },
})
console.log(`taken: ${lease.number}`)
// The lease's own timers keep no process alive.
const life = setInterval(() => {}, 60_000)
lease.lost.addEventListener('abort', () => {
  console.log(`lost: ${(lease.lost.reason as Error).message}`)
  clearInterval(life)
})
