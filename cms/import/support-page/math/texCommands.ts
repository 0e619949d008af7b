import { findLatexProblem } from '../../../../content/latex.ts'

/** How many arguments in braces a command takes; what is not listed here takes as many as follow it. */
export const argumentCounts: ReadonlyMap<string, number> = new Map([
  ...counts(
    0,
    'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi varphi chi psi omega',
  ),
  ...counts(0, 'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell sum prod int'),
  ...counts(
    1,
    'mathbf mathbb mathcal mathrm mathit mathsf mathtt mathfrak mathscr bm boldsymbol text textbf textrm operatorname',
  ),
  ...counts(1, 'hat tilde bar vec dot ddot widehat widetilde overline underline sqrt'),
  ...counts(2, 'frac dfrac tfrac binom overset underset stackrel'),
])

/** Commands whose argument is a letter in another dress: what follows `\mathbf{s}` is written as after `s`. */
export const dressings: ReadonlySet<string> = new Set(
  'mathbf mathbb mathcal mathrm mathit mathsf mathfrak mathscr bm boldsymbol hat tilde bar vec dot ddot widehat widetilde'.split(
    ' ',
  ),
)

const commonCommands: readonly string[] = [
  ...argumentCounts.keys(),
  ...'left right cdot cdots ldots dots times pm mp le leq ge geq ne neq approx equiv sim simeq propto in notin subset subseteq supset cup cap'.split(
    ' ',
  ),
  ...'partial nabla infty to rightarrow leftarrow Rightarrow mapsto mid vert Vert lVert rVert langle rangle quad qquad begin end'.split(
    ' ',
  ),
  ...'log ln exp sin cos tan max min sup inf lim det dim ker arg argmax argmin forall exists top prime circ otimes oplus'.split(
    ' ',
  ),
]

const common: ReadonlySet<string> = new Set(commonCommands.map((name) => `\\${name}`))

/** Whether KaTeX knows a command (`\sigma`). It is asked only for those that are not in every book: asking takes time. */
export function isKnownCommand(command: string): boolean {
  if (common.has(command)) return true
  const problem = findLatexProblem(command)
  return problem?.kind !== 'syntax' || !problem.message.startsWith('Undefined control sequence')
}

/** The command that a misspelt one probably is: a letter too many, too few, wrong, or two letters swapped. Null where none is that near. */
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

function counts(count: number, names: string): [string, number][] {
  return names.split(' ').map((name) => [name, count])
}
