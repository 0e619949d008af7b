/**
 * Commands that KaTeX has and LaTeX lacks, with what they stand for (https://katex.org/docs/supported): the preamble defines them, so
 * that formulas stay as the editor wrote them.
 */
export const katexCommands: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...sameAs(String.raw`
      alef aleph  alefsym aleph  bull bullet  clubs clubsuit  dArr Downarrow  Darr Downarrow  darr downarrow
      diamonds diamondsuit  exist exists  Harr Leftrightarrow  hArr Leftrightarrow  harr leftrightarrow  hearts heartsuit
      image Im  infin infty  isin in  Larr Leftarrow  lArr Leftarrow  larr leftarrow  lang langle  Lrarr Leftrightarrow
      lrArr Leftrightarrow  lrarr leftrightarrow  notni not\ni  plusmn pm  Rarr Rightarrow  rArr Rightarrow
      rarr rightarrow  rang rangle  sdot cdot  spades spadesuit  sub subset  sube subseteq  supe supseteq
      thetasym vartheta  Uarr Uparrow  uArr Uparrow  uarr uparrow  weierp wp
    `),
    ...capitals('Alpha A Beta B Chi X Epsilon E Eta H Iota I Kappa K Mu M Nu N Omicron O Rho P Tau T Zeta Z'),
    ...operators('arcctg arctg ch cosec cotg ctg cth sh tg argmax argmin plim'),
    ...doubleStruck('cnums C Complex C N N natnums N R R Reals R reals R Z Z'),
    lt: '<',
    gt: '>',
    omicron: 'o',
    degree: String.raw`{}^{\circ}`,
  }),
)

function pairs(text: string): [string, string][] {
  const words = text.trim().split(/\s+/)
  return Array.from({ length: words.length / 2 }, (_nothing, index) => [
    words[2 * index] ?? '',
    words[2 * index + 1] ?? '',
  ])
}

function sameAs(text: string): Record<string, string> {
  return Object.fromEntries(pairs(text).map(([name, command]) => [name, `\\${command}`]))
}

function capitals(text: string): Record<string, string> {
  return Object.fromEntries(pairs(text).map(([name, letter]) => [name, String.raw`\mathrm{${letter}}`]))
}

function doubleStruck(text: string): Record<string, string> {
  return Object.fromEntries(pairs(text).map(([name, letter]) => [name, String.raw`\mathbb{${letter}}`]))
}

function operators(text: string): Record<string, string> {
  const withLimits = new Set(['argmax', 'argmin', 'plim'])
  const wordsOf = (name: string) => name.replace(/^arg(?=m)/, String.raw`arg\,`)
  return Object.fromEntries(
    text
      .split(' ')
      .map((name) => [name, String.raw`\operatorname${withLimits.has(name) ? '*' : ''}{${wordsOf(name)}}`]),
  )
}
