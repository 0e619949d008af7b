const list = (names: string) => names.split(/\s+/).map((name) => `\\${name}`)

/** Fonts: what they hold is the same letter in another shape. */
export const fontCommands: ReadonlySet<string> = new Set(
  list(
    'mathbf mathbb mathcal mathscr mathfrak mathrm mathit mathsf mathtt mathnormal bm boldsymbol bold Bbb frak pmb',
  ),
)

/** Signs over or under a letter. */
export const accentCommands: ReadonlySet<string> = new Set(
  list(
    'hat widehat tilde widetilde bar vec dot ddot dddot ddddot check widecheck breve acute grave mathring overline underline ' +
      'utilde overrightarrow overleftarrow overleftrightarrow underrightarrow underleftarrow underleftrightarrow ' +
      'Overrightarrow overgroup undergroup overlinesegment underlinesegment overleftharpoon overrightharpoon',
  ),
)

/** What takes room and is not seen. */
export const phantomCommands: ReadonlySet<string> = new Set(list('phantom hphantom vphantom'))

/** Words inside a formula. */
export const textCommands: ReadonlySet<string> = new Set(
  list('text textbf textit textrm textsf texttt textnormal textup textmd mbox hbox emph'),
)

/** Commands whose argument is one name, a length or a language of its own: compared and marked whole (`\ce` where a macro has it). */
export const wholeCommands: ReadonlySet<string> = new Set(
  list(
    'operatorname operatorname* ce pu tag tag* color textcolor colorbox fcolorbox hspace hspace* mspace kern mkern mskip ' +
      'hskip rule verb char symbol genfrac above',
  ),
)

const arguments1 = list(
  'sqrt overbrace underbrace overbracket underbracket mathop mathrel mathbin mathord mathopen mathclose mathpunct mathinner ' +
    'cancel bcancel xcancel sout boxed fbox smash mathllap mathrlap mathclap llap rlap clap ' +
    'substack pmod pod mod not bra ket braket Bra Ket Braket set Set angl xrightarrow xleftarrow xRightarrow ' +
    'xLeftarrow xleftrightarrow xLeftrightarrow xhookrightarrow xhookleftarrow xmapsto xlongequal',
)
const arguments2 = list(
  'frac dfrac tfrac cfrac binom dbinom tbinom stackrel overset underset textcolor colorbox rule',
)

/** How many arguments a command of KaTeX takes (https://katex.org/docs/supported.html); 0 for all others. */
export const argumentsOf: ReadonlyMap<string, number> = new Map<string, number>([
  ...[
    ...[...fontCommands, ...accentCommands, ...phantomCommands, ...textCommands],
    ...[...wholeCommands, ...arguments1],
  ].map((name) => [name, 1] as const),
  ...arguments2.map((name) => [name, 2] as const),
  ['\\color', 1],
  ['\\fcolorbox', 3],
  ['\\genfrac', 6],
])

/** Commands that may have an argument in square brackets before the others. */
export const optionalArgument = /^\\(?:sqrt|smash|cfrac|x[A-Za-z]*arrow|xmapsto|xlongequal)$/

/** Environments with an argument of their own, which says nothing of what they hold. */
export const environmentsWithArgument: ReadonlySet<string> = new Set(
  ['array', 'darray', 'subarray', 'alignat', 'alignedat'].flatMap((name) => [name, `${name}*`]),
)

/** Commands that are the same sign by another name. */
export const aliases: ReadonlyMap<string, string> = new Map(
  [
    'le leq',
    'ge geq',
    'ne neq',
    'to rightarrow',
    'gets leftarrow',
    'bm boldsymbol',
    'bold mathbf',
    'Bbb mathbb',
    'frak mathfrak',
    'land wedge',
    'lor vee',
    'lnot neg',
    'iff Longleftrightarrow',
    'owns ni',
    'dots ldots',
  ].flatMap((pair) => {
    const [name = '', other = ''] = list(pair)
    return [[name, other] as const]
  }),
)
