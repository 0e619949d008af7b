import { describe, expect, it } from 'vitest'
import { errata } from '../../../cms/demo/errata/index.ts'
import { showPair, type ShownPair } from './showPair.ts'

const pairs = errata.flatMap(({ original, correction }) =>
  original === null || correction === null ? [] : [[original, correction] as const],
)

const lineOf = ({ wrong, right, ja, en }: ShownPair) =>
  [`${wrong} → ${right}`, `  ja: ${ja}`, `  en: ${en}`].join('\n')

describe('the demo’s errata', () => {
  it('are marked and said as follows', async () => {
    const lines = pairs.map((pair) => lineOf(showPair(pair)))
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('demo.txt')
  })

  it('are marked inside the formula in 30 changed pairs and more, and whole only where one sign stands for another', () => {
    const changed = pairs
      .map((pair) => showPair(pair))
      .filter(({ wrong, right }) => /\$.*(?:\[-|\{\+)|(?:\[-|\{\+)\$/.test(wrong + right))
    const whole = changed.filter(({ wrong, right }) => /\[-\$/.test(wrong) || /\{\+\$/.test(right))
    const isOneSign = ({ wrong }: ShownPair) => /\[-\$(?:[a-z]|\\[a-z]+|\\mathbf\{[^{}]*\})\$-\]/.test(wrong)
    expect(whole.filter((pair) => !isOneSign(pair)).map(({ wrong, right }) => `${wrong} → ${right}`)).toEqual(
      [],
    )
    expect(changed.length).toBeGreaterThanOrEqual(30)
  })
})
