/** The environments that make a formula on lines of its own by themselves (https://katex.org/docs/supported.html#environments). */
export const displayEnvironments: ReadonlySet<string> = new Set([
  'align',
  'align*',
  'alignat',
  'alignat*',
  'CD',
  'equation',
  'equation*',
  'gather',
  'gather*',
])
