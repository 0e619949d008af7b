import type { Draw } from './draw.ts'

/** A formula as a book prints it, and the same with one error mended, both with their dollars. */
export type FormulaPair = { printed: string; corrected: string }

/** As long as those of the demo book (half have 11 signs or fewer): most short ones stand in many books, most long ones in one. */
export function drawFormulas(draw: Draw): FormulaPair {
  const shape = draw.one(draw.chance(80) ? shortShapes : longShapes)
  const [x, y, z] = [draw.one(variables), draw.one(variables), draw.one(parameters)]
  const [i, n] = [draw.one(indices), draw.number(2, 40)]
  const formula = (name: string, index: string) => `$${shape({ x: name, y, z, i: index, n })}$`
  const printed = formula(x, i)
  // Most often a sign or an index is another one.
  const corrected = draw.chance(50) ? formula(String.raw`\mathbf{${x}}`, i) : formula(x, `${i}+1`)
  return { printed, corrected: corrected === printed ? formula(String.raw`\tilde{${x}}`, i) : corrected }
}

/** A formula with sizes that are not drawn twice: its styles are those of no other formula. `number`: from 0 to 99 999. */
export function formulaOfNewStyles(number: number): string {
  const [width, height] = [1 + number / 100_000, 2 + ((number * 7919) % 100_000) / 100_000]
  return String.raw`$\rule{${width.toFixed(5)}em}{${height.toFixed(5)}ex}$`
}

type Names = { x: string; y: string; z: string; i: string; n: number }
type Shape = (names: Names) => string

const variables = ['x', 'y', 'u', 'v', 'w', 's', 'f', 'g', 'h', 'a', 'b', 'c'] as const
const parameters = [String.raw`\theta`, String.raw`\phi`, String.raw`\lambda`, String.raw`\mu`] as const
const indices = ['i', 'j', 'k', 't', 'n'] as const

const shortShapes: readonly Shape[] = [
  ({ x }) => x,
  ({ x, i }) => `${x}_{${i}}`,
  ({ x, z }) => `${x}(${z})`,
  ({ x, z, i }) => `p_{${z}}(${x}_{${i}})`,
  ({ x, i, n }) => `${x}_{${i}} > ${n}`,
  ({ x, y }) => String.raw`${x} \sim p(${y})`,
]

const longShapes: readonly Shape[] = [
  ({ x, y, i }) => String.raw`${x}_{${i}} \geq ${y}`,
  ({ x, z }) => String.raw`\nabla_{${z}} \log p(${x})`,
  ({ x, i, n }) => String.raw`\sum_{m=1}^{${n}} ${x}_{${i},m}^{2}`,
  ({ x, y, z, n }) => String.raw`\frac{1}{${n}} \sum_{m} (${x}_m - ${y}_m)^{2} + ${z} \|${x}\|`,
  ({ x, z, i }) => String.raw`\mathbb{E}_{q}\left[ \log p_{${z}}(${x}_{${i}} \mid ${x}_{0}) \right]`,
  ({ x, i }) => String.raw`\sqrt{\bar{\alpha}_{${i}}} ${x}_{0} + \sqrt{1 - \bar{\alpha}_{${i}}} \epsilon`,
  ({ x, y, z }) => String.raw`\int_{0}^{1} ${x}(${z}) ${y}(${z}) \, d${z}`,
  ({ x, y, n }) => String.raw`\mathcal{O}(${x}^{${n}} \log ${y})`,
  ({ x, y, i }) => String.raw`\begin{pmatrix} ${x}_{${i}} & ${y} \\ 0 & 1 \end{pmatrix}`,
  ({ x, z, i }) => String.raw`\frac{\partial L}{\partial ${z}_{${i}}} = \sum_{k} ${x}_{k}`,
  ({ x, y, n }) => String.raw`D_{\mathrm{KL}}(${x} \,\|\, ${y}) < 10^{-${n}}`,
  ({ x, y, i }) => String.raw`\hat{${x}} = \mathop{\mathrm{argmax}}_{${i}} \, ${y}_{${i}}`,
]
