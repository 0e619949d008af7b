import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { keepTrying } from '../../start/keepTrying.ts'
import { StartError } from '../../start/terminal.ts'

const pauses = { firstMs: 10, longestMs: 20 }

test('tries until it succeeds, and says a reason once for as long as it stays the same', async () => {
  const reasons = ['The disk is full.', 'The disk is full.', 'The disk is full.', 'The port is taken.']
  const said: string[] = []
  const result = await keepTrying({
    work: async () => {
      const reason = reasons.shift()
      if (reason !== undefined) throw new StartError(reason)
      return 'done'
    },
    say: (sentence) => said.push(sentence),
    stopping: new AbortController().signal,
    pauses,
  })
  expect(result).toBe('done')
  expect(said).toEqual([
    'The disk is full.\nThe next try is in 0.01 s.',
    'The same reason still (2 tries). The next try is in 0.02 s.',
    'The same reason still (3 tries). The next try is in 0.02 s.',
    'The port is taken.\nThe next try is in 0.02 s.',
  ])
})

test('says what the system refuses without a stack', async () => {
  const said: string[] = []
  let tries = 0
  await keepTrying({
    work: async () => {
      if (tries++ === 0) readFileSync('/nowhere/at/all')
    },
    say: (sentence) => said.push(sentence),
    stopping: new AbortController().signal,
    pauses,
  })
  expect(said).toEqual([
    "The start cannot go on: ENOENT: no such file or directory, open '/nowhere/at/all'.\nThe next try is in 0.01 s.",
  ])
})

test('throws what cannot be mended meanwhile, and the reason of an end', async () => {
  const options = { say: () => undefined, stopping: new AbortController().signal, pauses }
  const work = () => Promise.reject(new StartError('The folder is in use.'))
  await expect(keepTrying({ ...options, work, isFinal: () => true })).rejects.toThrow('The folder is in use.')
  const stopping = new AbortController()
  setTimeout(() => stopping.abort(new Error('Stopped.')), 30)
  await expect(keepTrying({ ...options, work, stopping: stopping.signal })).rejects.toThrow('Stopped.')
})
