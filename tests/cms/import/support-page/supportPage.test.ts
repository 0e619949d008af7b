import { describe, expect, it } from 'vitest'
import { errata as demoErrata } from '../../../../cms/demo/errata/index.ts'
import { readSupportPage } from '../../../../cms/import/support-page/readSupportPage.ts'
import { supportPage } from '../../../fixtures/supportPage.ts'
import { summary } from './readErratumLine.ts'

const R = String.raw
const book = readSupportPage({ text: supportPage, bookSlug: 'diffusion-models' })

describe('the errata of a real support page', () => {
  it('are all read as a careful editor would enter them', () => {
    expect(book.errata.map(summary)).toEqual([
      R`xiiiページ 関数fの勾配 | $\partial x_m$ → $\partial x_d$`,
      R`xiiiページ 正規分布 | $\sigma$ → $\sigma^2$`,
      R`3ページ 図1.2 左図 | $y_{out=}$ → $y_{out}=$`,
      R`4ページ 4行目 | 非負関数$\gamma_{\theta}(\bm{x}) > 0$ → 非負関数$\gamma_{\theta}(\bm{x}) \geq 0$`,
      R`6ページ 5行目 | $L(\theta)=\log q_{\theta}(D)=\sum_i\cdots$ → $L(\theta)=\frac{1}{N} \log q_{\theta}(D)= \frac{1}{N} \sum_i\cdots$`,
      R`8ページ 14行目 | Push-foward → Push-forward`,
      R`9ページ 図1.5 | $Z \sim p(z)$ → $z \sim p(z)$`,
      R`15ページ 図1.9 | $\epsilon$ → $\alpha$`,
      R`17ページ 12行目 | 第2項は$\mathbf{s}_{\theta}(\mathbf{x})i$の → 第2項は$\mathbf{s}{\theta}(\mathbf{x})$の | ! correction`,
      R`18ページ 図1.10 | 2次微分の和を負 → 2次微分の和を正`,
      R`18ページ 下から1行目 | 2次微分の和を負 → 2次微分の和を正`,
      R`21ページ 4行目 | $x$ → $\mathbf{x}$`,
      R`29ページ 2行目 :=の式 | $s$ → $\mathbf{s}$`,
      R`37ページ 下から7行目 | $t = 1,2,\ldots,L$ → $t=1,2,\ldots,T$`,
      R`37ページ 下から5行目 | $\mathbb{E}_ {p_ {\sigma}{t}} (\tilde{\mathbf{x}))$ → $\mathbb{E}{p_{\sigma}_t \tilde{\mathbf{x}))}$ | note: $\tilde{x}$まで下付き | ! original, correction`,
      R`38ページ 1行目 | $|^2$ → $|$`,
      R`39ページ 4行目 | $s_\theta$ → $\mathbf{s}_\theta$`,
      R`39ページ アルゴリズム2.1 8行目 | $s$ → $\mathbf{s}$`,
      R`39ページ アルゴリズム2.1 11行目 | L11, L12の字下げを一段左へ戻す`,
      R`42ページ 13行目 | $t=i$、$t=i+1$ → $t=t$、$t=t+1$ | note: 左辺は変数、右辺はその値`,
      R`43ページ 6行目 | 2つの正規分布 → 2つの正規分布からのサンプル`,
      R`44ページ 5行目 | (認識過程) → (推論過程)`,
      R`46ページ 9行目 | $-1$から$1$の$k$個 → $-1$から$1$の$k+1$個`,
      R`51ページ 下から2行目 | $L_{t-1} - C$ → $\mathbb{E}{x_0}[L{t-1}] - C$ | ! correction`,
      R`54ページ 11行目 | $\simga_i$ → $\sigma_t$ | ! original`,
      R`54ページ 下から8行目 | 枠組み[6] → 「枠組み (D. Kingma et al., “Variational Diffusion Models”. NeurIPS 2021. | ! correction`,
      R`56ページ 11行目 | $\mathcal{N}(\mathbf{0}, a^2+b^2)$ → $\mathcal{N}(\mathbf{0}, (a^2+b^2)\mathbf{I})$`,
      R`57ページ 2行目 右端 | $\sigma_{t|s}^2 \sigma_s^2 / \sigma_t^2}$ → $\sigma_t^2 / (\sigma_{t|s}^2 \sigma_s^2)$ | note: 分子と分母が逆 | ! original`,
      R`57ページ 4行目 | 拡散モデル → DDPM`,
      R`59ページ 下から3行目 右端 | $\sigma_{t|s}^2 \sigma_s^2 / \sigma_t^2}$ → $\sigma_t^2 / (\sigma_{t|s}^2 \sigma_s^2)$ | note: 分子と分母が逆 | ! original`,
      R`60ページ 9行目 | $\alpha_s (\sigma_t^2 - \alpha_{t|s}^2 \sigma_s^2)^2$ → $\alpha_s^2 (\sigma_t^2 - \alpha_{t|s}^2 \sigma_s^2)$`,
      R`61ページ 9行目 | 関数$\mathrm{SNR}(t)$は単調増加 → 関数$\mathrm{SNR}(t)$は単調減少」 | ! correction`,
      R`63ページ 下から8行目 | $x_t = \mathrm{sigmoid}(-\gamma_\theta(t))x + \mathrm{sigmoid}(\gamma_\theta(t))\epsilon$ → $x_t = \sqrt{\mathrm{sigmoid}(-\gamma_\theta(t))}x + \sqrt{\mathrm{sigmoid}(\gamma_\theta(t))}\epsilon$`,
      R`71ページ 下から12行目 | $t$に関する期待値の外側の括弧を閉じる`,
      R`72ページ 8行目 | $T=t_T > t_{T-1} > \cdots > t_1 = 0$ → $T=t_T > t_{T-1} > \cdots > t_0 = 0$`,
      R`87ページ 11行目 | 条件付スコア$p(x|y)$ → 条件付スコア$\nabla_{\mathbf{x}} \log p_t(x|y)$`,
      R`91ページ 9行目 | $\mathbf{0}$ → $0$`,
      R`91ページ 11行目 | $j < k$の時、$k$番目の部分空間は$j$番目の部分空間 → $j < k$の時、$k$番目の部分空間は$j$番目の部分空間の部分空間`,
      R`91ページ 下から7行目 | $UU_k^T x \in \mathbb{R}^d$ → $U_k U_k^T x \in \mathbb{R}^d$`,
      R`91ページ 下から3行目 | ただし$\sigma$は → ただし$\delta$は`,
      R`92ページ 下から10行目 | $[U_1^T U_1 = I_{n_k}$ → $U_1^T U_1 = I_d$」 | ! original, correction`,
      R`97ページ 4行目 | 各技 → 各枝`,
      R`100ページ 4行目 | $p(\mathbf{z}_0)$ → $p(\mathbf{x}_0)$`,
      R`101ページ | $\mathbf{g} \in \mathbb{R}^3$を表す → 「$\mathbf{g} \in \mathbb{R}^3$を表すベクトル | ! correction`,
      R`102ページ 1行目 | $g$ → $\mathbf{g}$`,
      R`112ページ 下から8行目 Jensenの不等式 | $dx$ → $dz$`,
      R`113ページ 3行目 | 対数尤度の不偏推定 → 対数尤度の下限の不偏推定`,
      R`119ページ 8行目 | $\sum_{t=1}T$ → $\sum_{t=1}^T$`,
    ])
  })

  it('stand where the editor of the demo saw them', () => {
    const place = ({ page, line, lineFrom, item }: (typeof demoErrata)[number]) => ({
      page,
      line,
      lineFrom,
      item: item && { kind: item.kind, label: item.label },
    })
    const byPlace = (places: ReturnType<typeof place>[]) =>
      places.map((entry) => JSON.stringify(entry)).sort()
    expect(byPlace(book.errata.map(({ values }) => place(values)))).toEqual(byPlace(demoErrata.map(place)))
  })

  it('come with a proposal where the page is damaged, and the reason', () => {
    const proposals = book.errata.flatMap(({ values, flags }) =>
      flags.map((flag) => `${values.page} ${flag.field}: ${flag.proposal}`),
    )
    expect(proposals).toEqual([
      R`17 correction: 第2項は$\mathbf{s}_{\theta}(\mathbf{x})$の`,
      R`37 original: $\mathbb{E}_{p_{\sigma_{t}}} (\tilde{\mathbf{x}})$`,
      R`37 correction: $\mathbb{E}_{p_{\sigma_t} (\tilde{\mathbf{x}})}$`,
      R`51 correction: $\mathbb{E}_{x_0}[L_{t-1}] - C$`,
      R`54 original: $\sigma_i$`,
      R`54 correction: 枠組み (D. Kingma et al., “Variational Diffusion Models”. NeurIPS 2021.)`,
      R`57 original: $\sigma_{t|s}^2 \sigma_s^2 / \sigma_t^2$`,
      R`59 original: $\sigma_{t|s}^2 \sigma_s^2 / \sigma_t^2$`,
      R`61 correction: 関数$\mathrm{SNR}(t)$は単調減少`,
      R`92 original: $U_1^T U_1 = I_{n_k}$`,
      R`92 correction: $U_1^T U_1 = I_d$`,
      R`101 correction: $\mathbf{g} \in \mathbb{R}^3$を表すベクトル`,
    ])
    expect(book.errata.find(({ values }) => values.page === '51')?.flags[0]?.reason).toEqual({
      ja: R`「正」の数式 \mathbb{E}{x_0}[L{t-1}] - C では、下付きの「_」が「{」の前から失われているようです。本と見比べ、数式を直してから公開してください。`,
      en: R`"As it should be": the formula \mathbb{E}{x_0}[L{t-1}] - C seems to have lost a "_" before a "{". Compare it with the book, correct it, and publish.`,
    })
  })

  it('name the page that several of them stand under', () => {
    const under91 = book.errata.filter(({ heads }) => heads.some((head) => head.text === '- P.91'))
    expect(under91.map(({ values }) => values.page)).toEqual(['91', '91', '91', '91'])
  })
})

describe('the other parts of a real support page', () => {
  it('give the record: title, subtitle, description', () => {
    expect(book.record).toMatchObject({
      source: { from: 3, to: 3 },
      heads: [{ from: 1, to: 1 }],
      values: {
        title: { ja: '拡散モデル', en: null },
        subtitle: { ja: 'データ生成技術の数理', en: null },
        description: { ja: 'この紹介文は、テストのために書かれました。', en: null },
      },
      flags: [],
    })
  })

  it('give the news with their days, and ask for the link whose address is lost', () => {
    expect(
      book.news.map(({ values, flags }) => [values.date, values.title.ja, flags.map((flag) => flag.field)]),
    ).toEqual([
      ['2023-11-15', '第32回大川出版賞', ['link']],
      ['2023-02-27', '電子版の予約。第4刷の決定', []],
      ['2023-02-17', '発売。第2刷と第3刷の決定', []],
      ['2023-02-04', '抜粋を追加', []],
      ['2022-01-28', 'ページの公開', []],
    ])
  })

  it('give the materials, with the event, and the description below', () => {
    expect(
      book.materials.map(({ values, flags }) => ({ ...values, flagged: flags.map((flag) => flag.field) })),
    ).toEqual([
      {
        title: { ja: 'WorkshopOT 2023での講演資料', en: null },
        kind: 'slides',
        date: null,
        event: { ja: 'WorkshopOT 2023', en: null },
        url: null,
        description: { ja: 'この説明文は、テストのために書かれたものです。', en: null },
        flagged: ['url'],
      },
      {
        title: { ja: '生成モデルは世界をどのように理解しているのか', en: null },
        kind: 'slides',
        date: null,
        event: { ja: '統計数理シンポジウム 2023', en: null },
        url: null,
        description: { ja: null, en: null },
        flagged: ['url'],
      },
    ])
  })

  it('give the contents by chapter', () => {
    const rows = book.toc?.values.map((chapter) => [
      chapter.label,
      chapter.title.ja,
      chapter.sections.map((section) => `${section.label ?? '–'} ${section.title.ja}`),
    ])
    expect(rows).toEqual([
      [null, 'はじめに:爆発的に応用が広がる拡散モデル', []],
      [null, '記号一覧', []],
      [
        '1',
        '生成モデル',
        ['1.1 生成モデルとは何か', '1.2 エネルギーベースモデル・分配関数', '– 第1章のまとめ'],
      ],
      ['2', '拡散モデル', ['2.1 スコアベースモデルとデノイジング拡散確率モデル', '– 第2章のまとめ']],
      [null, '付録', ['A.1 事前分布が正規分布、尤度が線形の正規分布の場合の事後確率分布', 'A.2 ELBO']],
      [null, '文献', []],
      [null, '索引', []],
    ])
  })

  it('give the excerpt, each line a paragraph', () => {
    expect(book.excerpts.map(({ values, flags }) => ({ ...values, flags }))).toEqual([
      {
        title: { ja: 'はじめに', en: null },
        source: { ja: '本書「はじめに」より抜粋', en: null },
        body: {
          ja: ['一つ目の段落は、テストのために書かれました。', '二つ目の段落には、数値の1と[2]があります。'],
          en: null,
        },
        flags: [],
      },
    ])
  })

  it('pass over nothing but headings and a remark, and say why', () => {
    expect(book.passedOver.map(({ text, reason }) => [text, reason.en])).toEqual([
      ...['書誌情報 #', 'お知らせ #', '参考資料 #', '拡散モデル 目次 #', '拡散モデル 誤植情報 #'].map(
        (heading) => [heading, 'This is a heading: it told what the lines below it are.'],
      ),
      [
        '(ページは紙の本のものです。)',
        'This line gives neither a place nor a correction, so it was taken as a remark on the list. If it tells of an error, enter it in the admin panel.',
      ],
    ])
  })
})
