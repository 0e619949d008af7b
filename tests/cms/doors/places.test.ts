import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPlaces } from '../../../cms/doors/places.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Places for three, two of one client; two may wait, one of each client. Each request is named, and noted when it begins. */
function openPlaces() {
  const noted: string[] = []
  const { take } = createPlaces({
    ...{ places: 3, placesOfClient: 2, waiting: 2, waitingOfClient: 1, waitsFor: 5_000, holdsFor: 10_000 },
  })
  const ask = (client: string, name: string) =>
    take({
      client,
      begin: () => noted.push(name),
      refuse: (reason) => noted.push(`${name} refused: ${reason}`),
    })
  return { noted, ask }
}

describe('places for requests', () => {
  it('are taken at once while there are some, and a client who has its share waits though others are free', () => {
    const { noted, ask } = openPlaces()
    const first = ask('a', 'a1')
    ask('a', 'a2')
    ask('a', 'a3')
    ask('b', 'b1')
    expect(noted).toEqual(['a1', 'a2', 'b1'])
    first()
    expect(noted).toEqual(['a1', 'a2', 'b1', 'a3'])
  })

  it('go to whoever has waited longest and may begin', () => {
    const { noted, ask } = openPlaces()
    ask('a', 'a1')
    ask('a', 'a2')
    const other = ask('b', 'b1')
    ask('a', 'a3')
    ask('c', 'c1')
    other()
    expect(noted).toEqual(['a1', 'a2', 'b1', 'c1'])
  })

  it('are refused to a client with too many waiting, and to all where too many wait', () => {
    const { noted, ask } = openPlaces()
    for (const name of ['a1', 'a2', 'a3', 'a4']) ask('a', name)
    ask('b', 'b1')
    ask('b', 'b2')
    ask('c', 'c1')
    expect(noted).toEqual(['a1', 'a2', 'a4 refused: client', 'b1', 'c1 refused: all'])
  })

  it('are refused to whoever has waited too long', () => {
    const { noted, ask } = openPlaces()
    for (const name of ['a1', 'a2', 'a3']) ask('a', name)
    vi.advanceTimersByTime(4_999)
    expect(noted).toEqual(['a1', 'a2'])
    vi.advanceTimersByTime(1)
    expect(noted).toEqual(['a1', 'a2', 'a3 refused: client'])
  })

  it('are nobody’s who left while waiting, and are given back once', () => {
    const { noted, ask } = openPlaces()
    const first = ask('a', 'a1')
    ask('a', 'a2')
    ask('a', 'a3')()
    first()
    first()
    ask('a', 'a4')
    ask('a', 'a5')
    expect(noted).toEqual(['a1', 'a2', 'a4'])
  })

  it('are given on after a while, though the answer is not done', () => {
    const { noted, ask } = openPlaces()
    const slow = ask('a', 'a1')
    ask('a', 'a2')
    vi.advanceTimersByTime(9_999)
    ask('a', 'a3')
    expect(noted).toEqual(['a1', 'a2'])
    vi.advanceTimersByTime(1)
    expect(noted).toEqual(['a1', 'a2', 'a3'])
    slow()
    ask('a', 'a4')
    expect(noted).toEqual(['a1', 'a2', 'a3', 'a4'])
  })
})
