import type { Preview } from '../../../site/page-models/preview.ts'

const some = { subtitle: null, authors: ['見本 花子'], separator: '、', count: '正誤48件', cover: null }

/** Words that are hard to set: long, without a place to break, of many scripts, or none at all. */
export const hardPreviews: readonly Preview[] = [
  {
    ...some,
    title:
      '実践ディープラーニングによる自然言語処理と画像認識のための数学的基礎とその応用 ― 理論から実装まで',
    subtitle:
      'PyTorchとJAXで学ぶ、はじめての大規模言語モデルと拡散モデルの仕組みから運用までの完全ガイド(第2版)',
  },
  { ...some, title: 'あ'.repeat(400), subtitle: 'ん'.repeat(300), authors: Array<string>(80).fill('著者名') },
  { ...some, title: 'W'.repeat(300), authors: ['M'.repeat(300)], count: '99999 errata' },
  {
    ...some,
    title: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    subtitle: 'Eine Einführung',
  },
  {
    ...some,
    title:
      'The Art of Generative Modelling: From Variational Autoencoders to Score-Based Diffusion Models, with Applications to Protein Design',
    subtitle: 'A Mathematical Introduction for Engineers, Physicists and the Merely Curious',
    authors: [
      'José Núñez-García',
      'Łukasz Świątek',
      'Nguyễn Thị Minh Khai',
      'Ørjan Åsgård',
      'Μαρία Παπαδοπούλου',
    ],
    separator: ', ',
    count: 'No errata known',
  },
  { ...some, title: 'σ²とℝⁿ上の∇f(x)=0を解く', subtitle: '∑ₖ λₖ|xₖ| ≤ ε, x̃ ∈ ℂ, √(a+b)/2 → ∞' },
  { ...some, title: '髙橋・﨑山・𠮷野の「→」と①②③㈱', authors: ['陈省身', '们', '张伟', '周志华'] },
  {
    ...some,
    title:
      '「「「「「「「「」」」」」」」」、、、、、、、ーーーーーーーーーーーーーーーーーーーーーーーーーーーーーー',
  },
  { ...some, title: 'Rust 🦀 入門 👩‍💻', subtitle: 'مقدمة', authors: ['한국어', 'Ferris'] },
  { ...some, title: '🦀', subtitle: null, authors: [], count: null },
  {
    ...some,
    title: 'Введение в теорию вероятностей',
    subtitle: 'Ευκλείδη Στοιχεία',
    authors: ['А. Н. Колмогоров'],
  },
]
