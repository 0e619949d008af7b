import { argumentCounts, dressings } from './texCommands.ts'

/**
 * Restores the `_` that a Markdown engine removed from a formula, before a group without a command or script:
 * `\mathbb{E}{x_0}` → `\mathbb{E}_{x_0}`, `L{t-1}` → `L_{t-1}`.
 * A second subscript goes inside the first: `p_{\sigma}_t` → `p_{\sigma_t}`.
 * The braces must pair. `lost`: how many `_` were restored; `doubled`: how many second subscripts there were.
 */
export function repairScripts(tex: string): { tex: string; lost: number; doubled: number } {
  const state = new ScriptState()
  for (const token of tex.replace(/([_^])\s{1,20}\{/g, '$1{').match(/\\(?:[A-Za-z]+|[\s\S])|[\s\S]/g) ?? []) {
    if (token !== '{') state.endOfArguments()
    if (token === '{') state.openGroup()
    else if (token === '}') state.closeGroup()
    else if (token === '_') state.subscript()
    else if (token === '^') state.superscript()
    else if (/^\s$/.test(token)) state.space(token)
    else state.sign(token)
  }
  return { tex: state.out.join(''), lost: state.lost, doubled: state.doubled }
}

/** The kind of the last atom: whether a subscript may follow it. */
type Atom = 'letter' | 'dressed' | 'sub' | 'sup' | 'other'
/** A script whose content is not read yet. `nested`: it stands inside another subscript, whose brace closes after it. */
type Pending = { kind: 'sub' | 'sup'; nested: boolean } | null
type Expected = { count: number; dressed: boolean }

const none: Expected = { count: 0, dressed: false }

class ScriptState {
  readonly out: string[] = []
  lost = 0
  doubled = 0
  private before: Atom = 'other'
  private pending: Pending = null
  private expected: Expected = none
  private readonly groups: { isArgument: boolean; expected: Expected; pending: Pending }[] = []

  openGroup(): void {
    const isArgument = this.expected.count > 0
    if (!isArgument && this.pending === null && this.before !== 'other') {
      this.lost += 1
      this.subscript()
    }
    this.groups.push({ isArgument, expected: this.expected, pending: this.pending })
    this.out.push('{')
    this.before = 'other'
    this.pending = null
    this.expected = none
  }

  closeGroup(): void {
    const group = this.groups.pop()
    this.out.push('}')
    this.pending = group?.pending ?? null
    if (!group?.isArgument) {
      this.complete('other')
      return
    }
    this.expected = { ...group.expected, count: group.expected.count - 1 }
    if (this.expected.count === 0) this.complete(this.expected.dressed ? 'dressed' : 'other')
  }

  subscript(): void {
    const nested = this.before === 'sub' && this.out.at(-1) === '}'
    if (nested) {
      this.out.pop()
      this.doubled += 1
    }
    this.out.push('_')
    this.pending = { kind: 'sub', nested }
    this.before = 'other'
  }

  superscript(): void {
    this.out.push('^')
    this.pending = { kind: 'sup', nested: false }
    this.before = 'other'
  }

  space(token: string): void {
    this.out.push(token)
    if (this.expected.count === 0 && this.pending === null) this.before = 'other'
  }

  sign(token: string): void {
    this.out.push(token)
    const name = /^\\[A-Za-z]/.test(token) ? token.slice(1) : null
    const count = name === null ? 0 : (argumentCounts.get(name) ?? Number.POSITIVE_INFINITY)
    if (count > 0) {
      this.expected = { count, dressed: name !== null && dressings.has(name) }
    } else if (this.expected.count > 1) {
      this.expected = { ...this.expected, count: this.expected.count - 1 }
    } else {
      const isLetter = name !== null || /^[A-Za-z]$/.test(token)
      this.complete(this.expected.dressed ? 'dressed' : isLetter ? 'letter' : 'other')
    }
  }

  /** Ends the arguments of a command that takes any number of groups. */
  endOfArguments(): void {
    if (this.expected.count === Number.POSITIVE_INFINITY) this.complete('other')
  }

  private complete(atom: Atom): void {
    this.before = this.pending?.kind ?? atom
    if (this.pending?.nested) this.out.push('}')
    this.pending = null
    this.expected = none
  }
}
