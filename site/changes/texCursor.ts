import type { Range } from './ranges.ts'
import { isSpace, type TexToken } from './texTokens.ts'

/** A place among the tokens of a formula, which moves on with what is taken. */
export class TexCursor {
  private position = 0

  constructor(private readonly tokens: readonly TexToken[]) {}

  /** The place behind what was taken last. */
  here(): Range {
    const { end } = this.tokens[this.position - 1] ?? { end: 0 }
    return { start: end, end }
  }

  /** The next token that is no white space; null at the end. */
  peek(): TexToken | null {
    this.skipSpace()
    return this.tokens[this.position] ?? null
  }

  /** Takes the next token that is no white space. */
  take(): TexToken | null {
    const token = this.peek()
    if (token !== null) this.position += 1
    return token
  }

  /** The same where it is this one; else it takes nothing. */
  takeIf(text: string): TexToken | null {
    return this.peek()?.text === text ? this.take() : null
  }

  /** The next token, white space too. */
  peekAtAll(): TexToken | null {
    return this.tokens[this.position] ?? null
  }

  /** Takes the next token, white space too. */
  takeAtAll(): TexToken | null {
    const token = this.peekAtAll()
    if (token !== null) this.position += 1
    return token
  }

  private skipSpace() {
    while (this.tokens[this.position] !== undefined && isSpace(this.tokens[this.position] as TexToken))
      this.position += 1
  }
}
