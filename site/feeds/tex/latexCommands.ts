/**
 * The commands of a formula that mean the same in KaTeX and in LaTeX with the packages of the preamble. Each was compiled, alone and as a
 * subscript. What is not here is set as the editor's signs: commands that define, read, write or colour, and those of KaTeX alone.
 */

/** A single sign: it may follow `^` and `_` as it is. */
export const signCommands = commandsOf(`
  Bbbk Box Bumpeq Cap Cup Delta Diamond Doteq Downarrow Eqcolon Eqqcolon Finv Game Gamma Im Lambda Leftarrow
  Leftrightarrow Lleftarrow Longleftarrow Longleftrightarrow Lsh Omega P Phi Pi Psi Re Rightarrow Rrightarrow Rsh
  S Sigma Subset Supset Theta Uparrow Updownarrow Upsilon Vdash Vert Vvdash Xi aleph alpha amalg angle approx
  approxcolon approxeq ast asymp backepsilon backprime backsim backsimeq backslash barwedge because beta beth
  bigcirc bigstar bigtriangledown bigtriangleup blacklozenge blacksquare blacktriangle blacktriangledown
  blacktriangleleft blacktriangleright bot boxdot boxminus boxplus boxtimes bullet bumpeq cap cdot cdotp centerdot
  checkmark chi circ circeq circlearrowleft circlearrowright circledR circledS circledast circledcirc circleddash
  clubsuit complement copyright cup curlyeqprec curlyeqsucc curlyvee curlywedge curvearrowleft curvearrowright dag
  dagger daleth dashv ddag ddagger delta diagdown diagup diamond diamondsuit digamma div divideontimes doteqdot
  dotplus doublebarwedge doublecap doublecup downarrow downdownarrows downharpoonleft downharpoonright ell
  emptyset epsilon eqcirc eqcolon eqqcolon eqsim eqslantgtr eqslantless equiv eta eth exists fallingdotseq flat
  forall frown gamma ge geq geqq geqslant gets gg ggg gggtr gimel gnapprox gneq gneqq gnsim gtrapprox gtrdot
  gtreqless gtreqqless gtrless gtrsim gvertneqq hbar heartsuit hookleftarrow hookrightarrow hslash imath in infty
  intercal intop iota jmath kappa lVert lambda land langle lbrace lbrack lceil ldotp le leadsto leftarrow
  leftarrowtail leftharpoondown leftharpoonup leftleftarrows leftrightarrow leftrightarrows leftrightharpoons
  leftrightsquigarrow leftthreetimes leq leqq leqslant lessapprox lessdot lesseqgtr lesseqqgtr lessgtr lesssim
  lfloor lgroup lhd ll llcorner lll llless lmoustache lnapprox lneq lneqq lnot lnsim longleftarrow
  longleftrightarrow longmapsto looparrowleft looparrowright lor lozenge lparen lq lrcorner ltimes lvert lvertneqq
  maltese mapsto mathsterling measuredangle mho mid mp mu multimap nLeftarrow nLeftrightarrow nRightarrow nVDash
  nVdash nabla natural ncong ne nearrow neg neq nexists ngeq ngeqq ngeqslant ngtr ni nleftarrow nleftrightarrow
  nleq nleqq nleqslant nless nmid nparallel nprec npreceq nrightarrow nshortmid nshortparallel nsim nsubseteq
  nsubseteqq nsucc nsucceq nsupseteq nsupseteqq ntriangleleft ntrianglelefteq ntriangleright ntrianglerighteq nu
  nvDash nvdash nwarrow odot omega ominus oplus ordinarycolon oslash otimes owns parallel partial perp phi pi
  pitchfork pm pounds prec precapprox preccurlyeq preceq precnapprox precneqq precnsim precsim prime propto psi
  rVert rangle rbrace rbrack rceil restriction rfloor rgroup rhd rho rightarrow rightarrowtail rightharpoondown
  rightharpoonup rightleftarrows rightleftharpoons rightrightarrows rightsquigarrow rightthreetimes risingdotseq
  rmoustache rparen rtimes rvert searrow setminus sharp shortmid shortparallel sigma sim simcolon simeq smallfrown
  smallint smallsetminus smallsmile smile spadesuit sphericalangle sqcap sqcup sqsubset sqsubseteq sqsupset
  sqsupseteq square star subset subseteq subseteqq subsetneq subsetneqq succ succapprox succcurlyeq succeq
  succnapprox succneqq succnsim succsim supset supseteq supseteqq supsetneq supsetneqq surd swarrow tau therefore
  theta thickapprox thicksim times to top triangle triangledown triangleleft trianglelefteq triangleq
  triangleright trianglerighteq twoheadleftarrow twoheadrightarrow ulcorner unlhd unrhd uparrow updownarrow
  upharpoonleft upharpoonright uplus upsilon upuparrows urcorner vDash varDelta varGamma varLambda varOmega varPhi
  varPi varPsi varSigma varTheta varUpsilon varXi varepsilon varkappa varnothing varphi varpi varpropto varrho
  varsigma varsubsetneq varsubsetneqq varsupsetneq varsupsetneqq vartheta vartriangle vartriangleleft
  vartriangleright vdash vee veebar vert wedge wp wr xi yen zeta
`)

/** Without arguments, but not alone behind `^` or `_`. */
export const plainCommands = commandsOf(`
  And Big Bigg Biggl Biggm Biggr Bigl Bigm Bigr Colonapprox Coloneq Coloneqq Colonsim Join Longrightarrow Pr
  allowbreak arccos arcsin arctan arg atop bf big bigcap bigcup bigg biggl biggm biggr bigl bigm bigodot bigoplus
  bigotimes bigr bigsqcup biguplus bigvee bigwedge bmod bowtie brace brack cal cdots choose colon colonapprox
  coloneq coloneqq colonsim cong coprod cos cosh cot coth csc dashleftarrow dashrightarrow dblcolon ddots deg det
  dim displaystyle doteq dots dotsb dotsc dotsi dotsm dotso enskip enspace exp gcd gt hline hom iff iiint iint
  impliedby implies inf injlim int it ker ldots left lg lim liminf limits limsup ln log longrightarrow
  mathellipsis mathstrut max medspace middle min models negmedspace negthickspace negthinspace nobreak nolimits
  nonumber not notag notin oint over prod projlim qquad quad right rm rq scriptscriptstyle scriptstyle sec sf sin
  sinh sum sup tan tanh textstyle thickspace thinspace tt varinjlim varliminf
  varlimsup varprojlim vcentcolon vdots
`)

/** With one argument, some with an optional one before it. */
export const commandsOfOne = commandsOf(`
  Bbb acute bar bcancel bm bold boldsymbol boxed breve cancel check ddddot dddot ddot dot frak grave hat
  hphantom mathbb mathbf mathbin mathcal mathclap mathclose mathfrak mathinner mathit mathllap mathnormal
  mathop mathopen mathord mathpunct mathrel mathring mathrlap mathrm mathscr mathsf mathtt mod operatorname
  operatornamewithlimits overbrace overbracket overleftarrow overleftrightarrow overline overrightarrow phantom
  pmb pmod pod smash sqrt substack tilde underbar underbrace underbracket underleftarrow underleftrightarrow
  underline underrightarrow vec vphantom widehat widetilde xLeftarrow xLeftrightarrow xRightarrow xcancel
  xhookleftarrow xhookrightarrow xleftarrow xleftharpoondown xleftharpoonup xleftrightarrow xleftrightharpoons
  xmapsto xrightarrow xrightharpoondown xrightharpoonup xrightleftharpoons
`)

/** With two arguments. */
export const commandsOfTwo = commandsOf(`
  binom cfrac dbinom dfrac frac overset stackrel tbinom tfrac underset
`)

/** Their argument is words, not a formula. */
export const textCommands = commandsOf(`
  fbox hbox mbox tag text textbf textit textmd textnormal textrm textsf texttt textup
`)

/** The environments within a formula. */
export const innerEnvironments: ReadonlySet<string> = new Set(
  'aligned alignedat array Bmatrix bmatrix cases CD dcases drcases gathered matrix pmatrix rcases smallmatrix split subarray Vmatrix vmatrix'.split(
    ' ',
  ),
)

function commandsOf(names: string): ReadonlySet<string> {
  return new Set(names.trim().split(/\s+/))
}
