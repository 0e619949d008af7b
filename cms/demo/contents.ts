import type { TocEntry, TocSection } from '../../content/tocEntry.ts'

/** The table of contents; the pages of its entries are not known. */
export const contents: TocEntry[] = [
  part(
    'はじめに：爆発的に応用が広がる拡散モデル',
    'Preface: Diffusion Models and the Explosive Growth of Their Applications',
  ),
  part('記号一覧', 'List of Symbols'),
  chapter('1', '生成モデル', 'Generative Models', [
    ['生成モデルとは何か', 'What Is a Generative Model?'],
    ['エネルギーベースモデル・分配関数', 'Energy-Based Models and the Partition Function'],
    ['学習手法', 'Methods of Learning'],
    ['高次元で多峰性のあるデータ生成の難しさ', 'Why High-Dimensional, Multimodal Data Are Hard to Generate'],
    [
      'スコア：対数尤度の入力についての勾配',
      'The Score: Gradient of the Log-Likelihood with Respect to the Input',
    ],
  ]),
  chapter('2', '拡散モデル', 'Diffusion Models', [
    [
      'スコアベースモデルとデノイジング拡散確率モデル',
      'Score-Based Models and Denoising Diffusion Probabilistic Models',
    ],
    ['スコアベースモデル', 'Score-Based Models'],
    ['デノイジング拡散確率モデル', 'Denoising Diffusion Probabilistic Models'],
    [
      'SBMとDDPMのシグナルノイズ比を使った統一的な枠組み',
      'A Unified Framework for SBM and DDPM Based on the Signal-to-Noise Ratio',
    ],
  ]),
  chapter('3', '連続時間化拡散モデル', 'Diffusion Models in Continuous Time', [
    ['確率微分方程式', 'Stochastic Differential Equations'],
    ['SBMとDDPMのSDE表現', 'SBM and DDPM as SDEs'],
    ['SDE表現の逆拡散過程', 'The Reverse Diffusion Process of the SDE'],
    ['SDE表現の拡散モデルの学習', 'Training Diffusion Models Expressed as SDEs'],
    ['SDE表現の拡散モデルのサンプリング', 'Sampling from Diffusion Models Expressed as SDEs'],
    ['確率フローODE', 'The Probability Flow ODE'],
    ['拡散モデルの特徴', 'Characteristics of Diffusion Models'],
  ]),
  chapter('4', '拡散モデルの発展', 'Developments of Diffusion Models', [
    ['条件付き生成におけるスコア', 'Scores in Conditional Generation'],
    ['分類器ガイダンス', 'Classifier Guidance'],
    ['分類器無しガイダンス', 'Classifier-Free Guidance'],
    ['部分空間拡散モデル', 'Subspace Diffusion Models'],
    ['対称性を考慮した拡散モデル', 'Diffusion Models That Respect Symmetry'],
  ]),
  chapter('5', 'アプリケーション', 'Applications', [
    [
      '画像生成・超解像・補完・画像変換',
      'Image Generation, Super-Resolution, Inpainting and Image Translation',
    ],
    ['動画・パノラマ生成', 'Generating Video and Panoramas'],
    ['意味の抽出と変換', 'Extracting and Transforming Meaning'],
    ['音声の合成と強調', 'Speech Synthesis and Enhancement'],
    ['化合物の生成と配座', 'Generating Compounds and Their Conformations'],
    ['敵対的摂動に対する頑健性向上', 'Robustness against Adversarial Perturbations'],
    ['データ圧縮', 'Data Compression'],
  ]),
  {
    ...part('付録', 'Appendices'),
    sections: numberedSections('A', [
      [
        '事前分布が正規分布、尤度が線形の正規分布の場合の事後確率分布',
        'The Posterior for a Normal Prior and a Linear Normal Likelihood',
      ],
      ['ELBO', 'ELBO'],
      [
        'シグナルとノイズを使った確率フローODEの導出',
        'Deriving the Probability Flow ODE from Signal and Noise',
      ],
      ['条件付き生成問題', 'Conditional Generation Problems'],
      ['デノイジング暗黙的拡散モデル', 'Denoising Diffusion Implicit Models'],
      [
        '逆拡散過程の確率微分方程式の証明',
        'A Proof of the Stochastic Differential Equation of the Reverse Process',
      ],
      ['非ガウシアンノイズによる拡散モデル', 'Diffusion Models with Non-Gaussian Noise'],
      ['Analog Bits：離散変数の拡散モデル', 'Analog Bits: Diffusion Models for Discrete Variables'],
    ]),
  },
  part('文献', 'References'),
  part('索引', 'Index'),
]

type TitlePair = readonly [ja: string, en: string]

/** A part that has no number. */
function part(ja: string, en: string): TocEntry {
  return { label: null, title: { ja, en }, page: null, sections: [] }
}

/** A numbered chapter, which ends with its summary. */
function chapter(number: string, ja: string, en: string, titles: readonly TitlePair[]): TocEntry {
  const label = `第${number}章`
  const summary: TocSection = {
    label: null,
    title: { ja: `${label}のまとめ`, en: `Summary of Chapter ${number}` },
    page: null,
  }
  return { label, title: { ja, en }, page: null, sections: [...numberedSections(number, titles), summary] }
}

function numberedSections(prefix: string, titles: readonly TitlePair[]): TocSection[] {
  return titles.map(([ja, en], index) => ({
    label: `${prefix}.${index + 1}`,
    title: { ja, en },
    page: null,
  }))
}
