import { findLatexProblem } from '../../../../content/latex.ts'

/** How many arguments in braces a command takes; one that is not listed takes as many as follow it. */
export const argumentCounts: ReadonlyMap<string, number> = new Map([
  ...withCount(0, 'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu'),
  ...withCount(0, 'nu xi pi rho sigma tau upsilon phi varphi chi psi omega'),
  ...withCount(0, 'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell sum prod int'),
  ...withCount(
    1,
    'mathbf mathbb mathcal mathrm mathit mathsf mathtt mathfrak mathscr bm boldsymbol text textbf textrm operatorname',
  ),
  ...withCount(1, 'hat tilde bar vec dot ddot widehat widetilde overline underline sqrt'),
  ...withCount(2, 'frac dfrac tfrac binom overset underset stackrel'),
])

/** Commands whose argument is a letter in another font or with an accent: a script may follow `\mathbf{s}` as it follows `s`. */
export const dressings: ReadonlySet<string> = new Set(
  'mathbf mathbb mathcal mathrm mathit mathsf mathfrak mathscr bm boldsymbol hat tilde bar vec dot ddot widehat widetilde'.split(
    ' ',
  ),
)

const commonCommands: readonly string[] = [
  ...argumentCounts.keys(),
  ...'left right cdot cdots ldots dots times pm mp le leq ge geq ne neq approx equiv sim simeq'.split(' '),
  ...'propto in notin subset subseteq supset cup cap partial nabla infty to'.split(' '),
  ...'rightarrow leftarrow Rightarrow mapsto mid vert Vert lVert rVert langle rangle'.split(' '),
  ...'quad qquad begin end log ln exp sin cos tan max min sup inf lim det dim ker'.split(' '),
  ...'arg argmax argmin forall exists top prime circ otimes oplus'.split(' '),
]

const common: ReadonlySet<string> = new Set(commonCommands.map((name) => `\\${name}`))

/** Whether KaTeX has a command (`\sigma`). It is asked only for uncommon ones, since that is slow. */
export function isKnownCommand(command: string): boolean {
  if (common.has(command)) return true
  const problem = findLatexProblem(command)
  return problem?.kind !== 'syntax' || !problem.message.startsWith('Undefined control sequence')
}

/**
 * The command that a misspelt one probably is: one letter too many, too few or wrong, or two letters swapped.
 * Null where none is that near.
 */
export function nearestCommand(misspelt: string): string | null {
  const name = misspelt.slice(1)
  if (name.length < 3 || name.length > 20) return null
  return commonCommands.find((candidate) => isOneSlipAway(name, candidate)) ?? null
}

function isOneSlipAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const [restA, restB] = [a.slice(start), b.slice(start)]
  return (
    restA.slice(1) === restB || // one letter too many
    restA === restB.slice(1) || // one too few
    restA.slice(1) === restB.slice(1) || // one wrong
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)) // two swapped
  )
}

function withCount(count: number, names: string): [string, number][] {
  return names.split(' ').map((name) => [name, count])
}
