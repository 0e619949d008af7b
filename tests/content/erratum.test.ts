import { expect, it } from 'vitest'
import { compareErrata } from '../../content/erratum.ts'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'

it('orders errata at one place as they were entered, whatever their tags', () => {
  const [erratum] = smallSnapshot().errata
  if (!erratum) throw new Error('The small snapshot has no erratum.')
  const [first, second, third] = [
    { ...erratum, tag: 'ZZZZZ', createdAt: '2026-01-01T00:00:00.000Z' },
    { ...erratum, tag: 'AAAAA', createdAt: '2026-01-01T00:00:00.001Z' },
    { ...erratum, tag: 'BBBBB', createdAt: '2026-01-01T00:00:00.001Z' },
  ]
  expect([third, second, first].sort(compareErrata)).toEqual([first, second, third])
})

it('takes pages whose labels differ in case alone as one place', () => {
  const [erratum] = smallSnapshot().errata
  if (!erratum) throw new Error('The small snapshot has no erratum.')
  const [first, second] = [
    { ...erratum, page: 'A1', createdAt: '2026-01-01T00:00:00.000Z' },
    { ...erratum, page: 'a1', createdAt: '2026-01-01T00:00:00.001Z' },
  ]
  expect([second, first].sort(compareErrata)).toEqual([first, second])
})
