/** Letters and signs of formulas that people type as Unicode, and their commands. */
const commands: Record<string, string> = Object.fromEntries(
  [
    'α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu',
    'ν nu ξ xi π pi ρ rho σ sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega',
    'Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega ϵ epsilon ϕ phi ϑ vartheta',
    '∈ in ∉ notin ⊂ subset ⊆ subseteq ∪ cup ∩ cap ∅ emptyset ∀ forall ∃ exists',
    '≤ le ≦ leqq ≥ ge ≧ geqq ≠ ne ≈ approx ≡ equiv ∼ sim ∝ propto',
    '± pm × times · cdot ∘ circ ⊗ otimes ⊕ oplus ∂ partial ∇ nabla ∞ infty ∑ sum ∏ prod ∫ int ⋯ cdots ∥ Vert ‖ Vert ⊤ top',
  ].flatMap((row) => {
    const words = row.split(' ')
    return words.flatMap((word, index) => (index % 2 === 0 ? [[word, `\\${words[index + 1] ?? ''}`]] : []))
  }),
)
const commandSigns = new RegExp(`[${Object.keys(commands).join('')}]`, 'g')

/** Whether a sign stands only in formulas; Greek letters count. */
export function isFormulaSign(sign: string): boolean {
  return commands[sign] !== undefined || /[√ℝℕℤℂ𝔼ℓ⟨⟩∧∨¬≪≫]/u.test(sign)
}

/** The functions that TeX has a command for. */
const texFunctions: ReadonlySet<string> = new Set(
  'log ln exp sin cos tan sinh cosh tanh max min sup inf lim det dim ker arg gcd Pr'.split(' '),
)

/**
 * A formula as people type it → LaTeX: Greek letters and signs become commands, a function's name is set upright, and
 * R, N, Z, Q, C as the set after ∈ become blackboard letters. Nothing else changes, and broken TeX is not repaired.
 */
export function unicodeToTex(formula: string): string {
  return formula
    .replace(commandSigns, (sign, offset: number, whole: string) =>
      /[A-Za-z]/.test(whole[offset + 1] ?? '') ? `${commands[sign]} ` : (commands[sign] ?? sign),
    )
    .replace(/…|\.{3}/g, (dots, offset: number, whole: string) =>
      spaced(
        /[,、]\s*$/.test(whole.slice(Math.max(0, offset - 8), offset)) ? '\\ldots' : '\\cdots',
        whole[offset + dots.length],
      ),
    )
    .replace(/−/g, '-')
    .replace(/(?<![A-Za-z\\])[A-Za-z]{3,20}(?=\()/g, (name) =>
      texFunctions.has(name) ? `\\${name}` : `\\mathrm{${name}}`,
    )
    .replace(
      /(\\in\s*)([RNZQC])(?=$|[\^\s,_+)])/g,
      (_, relation: string, set: string) => `${relation.trimEnd()} \\mathbb{${set}}`,
    )
}

function spaced(command: string, next: string | undefined): string {
  return next !== undefined && /[A-Za-z]/.test(next) ? `${command} ` : command
}
