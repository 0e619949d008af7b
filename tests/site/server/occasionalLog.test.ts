import { expect, it } from 'vitest'
import { createOccasionalLog } from '../../../site/server/occasionalLog.ts'

it('logs each kind of event once a minute, and how many were left out', () => {
  const lines: string[] = []
  let now = 5000
  const log = createOccasionalLog({ log: (line) => lines.push(line), now: () => now })
  log('slow', 'a is slow.')
  log('full', 'It is full.')
  for (let count = 0; count < 3; count += 1) log('slow', 'b is slow.')
  now += 59_999
  log('slow', 'c is slow.')
  now += 1
  log('slow', 'd is slow.')
  now += 60_000
  log('slow', 'e is slow.')
  expect(lines).toEqual([
    'a is slow.',
    'It is full.',
    'd is slow. (4 more since the last line of this kind.)',
    'e is slow.',
  ])
})
