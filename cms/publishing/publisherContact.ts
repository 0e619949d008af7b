import { processWide } from '../../system/processWide.ts'

/** When the publisher last asked this process for changes; on the clock of performance.now(), so that no change of time counts. */
const contact = () => processWide<{ at: number | null }>('publisher-contact', () => ({ at: null }))

/** Notes that the publisher asks for changes, or has just been answered. */
export function notePublisherContact(): void {
  contact().at = performance.now()
}

/** Seconds since the publisher was last in contact with this process; null: never. It asks again within a minute. */
export function secondsSincePublisher(): number | null {
  const { at } = contact()
  return at === null ? null : Math.round((performance.now() - at) / 1000)
}
