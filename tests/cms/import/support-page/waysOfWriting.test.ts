import { describe, expect, it } from 'vitest'
import { summaries } from './readErratumLine.ts'

const R = String.raw

/** Each list is one way in which authors write; a line and what it becomes, nothing flagged. */
const ways: Record<string, readonly (readonly [line: string, ...errata: string[]])[]> = {
  'Japanese, quotation marks and arrows': [
    [
      '- P.37 下から7行目 「あ」->「い」(理由の説明です)',
      '37ページ 下から7行目 | あ → い | note: 理由の説明です',
    ],
    ['12ページ3行目末尾 「確立」⇒「確率」', '12ページ 3行目 末尾 | 確立 → 確率'],
    ['・１２頁　下から１行目　「確立」→「確率」', '12ページ 下から1行目 | 確立 → 確率'],
    ['P.5 1行目「平均」==>「分散」', '5ページ 1行目 | 平均 → 分散'],
    ['P.6 最終行 『平均』→『分散』', '6ページ 下から1行目 | 平均 → 分散'],
    ['P.7 ↑3 「平均」→「分散」', '7ページ 下から3行目 | 平均 → 分散'],
    ['第3章 P.55 図3.1 キャプション 「左」→「右」', '55ページ 図3.1 キャプション | 左 → 右'],
    ['P.8 上から4行目の「平均」→「分散」です。', '8ページ 4行目 | 平均 → 分散'],
    ['P.8 3〜4行目 「平均」→「分散」', '8ページ 3〜4行目 | 平均 → 分散'],
  ],
  'Japanese, words instead of arrows': [
    ['P.12 2行目 誤：平均 正：分散', '12ページ 2行目 | 平均 → 分散'],
    ['P.12 3行目【誤】平均【正】分散', '12ページ 3行目 | 平均 → 分散'],
    ['P.12 4行目 (誤) 平均 (正) 分散', '12ページ 4行目 | 平均 → 分散'],
    ['P.12 5行目 「誤：平均 正：分散」', '12ページ 5行目 | 平均 → 分散'],
    [
      'P.12 6行目 【誤】「平均」【正】「分散」 備考：次の行も同様',
      '12ページ 6行目 | 平均 → 分散 | note: 次の行も同様',
    ],
    ['P.13 「平均」は「分散」の誤り', '13ページ | 平均 → 分散'],
    ['P.13 2行目の「平均」を「分散」に訂正', '13ページ 2行目 | 平均 → 分散'],
    ['P.13 3行目 「平均」ではなく「分散」', '13ページ 3行目 | 平均 → 分散'],
  ],
  'crosses and circles, and words right after 誤 and 正': [
    ['P.12 ×「平均」 ○「分散」', '12ページ | 平均 → 分散'],
    ['P.12\n×：平均\n○：分散', '12ページ | 平均 → 分散'],
    ['P.12、3行目：誤「平均」→正「分散」', '12ページ 3行目 | 平均 → 分散'],
    ['P.12 4行目: (誤)平均　→　(正)分散', '12ページ 4行目 | 平均 → 分散'],
  ],
  'two lines for the two sides': [
    ['P.14 2行目\n誤：平均\n正：分散', '14ページ 2行目 | 平均 → 分散'],
    ['- P.14 図2.1\n  - 誤：左\n  - 正：右', '14ページ 図2.1 | 左 → 右'],
    ['P.14 3行目 「平均」\n→「分散」', '14ページ 3行目 | 平均 → 分散'],
  ],
  'English, in words': [
    ['p. 12, line 3: "teh" should be "the"', '12ページ 3行目 | teh → the'],
    ['p. 12, line -3: "recieve" should read "receive".', '12ページ 下から3行目 | recieve → receive'],
    ['Page 14, line 5: change "foo" to "bar"', '14ページ 5行目 | foo → bar'],
    ['p. 15, line 5 from the bottom: replace "their" by "there"', '15ページ 下から5行目 | their → there'],
    ['p. 16, l.-4: read "alpha" instead of "aplha"', '16ページ 下から4行目 | aplha → alpha'],
    ['p. 17: for "minimise" read "maximise"', '17ページ | minimise → maximise'],
    ['On page 18, in Theorem 3.2, "open" should be "closed"', '18ページ 定理3.2 | open → closed'],
    ['Exercise 5: “odd” should be “even” (thanks to Jane Doe)', '演習問題5 | odd → even | by: Jane Doe'],
    ["p. 19, line 1: ``greater'' should be ``smaller''", '19ページ 1行目 | greater → smaller'],
    ['p. 20, 3rd line from the bottom: "foo" -> "bar"', '20ページ 下から3行目 | foo → bar'],
    ['p. 22: change foo to bar', '22ページ | foo → bar'],
    ['p. 22, line 3: recieve should be receive', '22ページ 3行目 | recieve → receive'],
    ['p. 22: $x^2$ should be $x^3$. (Thanks to J. Roe.)', '22ページ | $x^2$ → $x^3$ | by: J. Roe'],
    [
      'p. 22, footnote 2: "foo" -> "bar" (reported by Jane Doe, 2020-03-04)',
      '22ページ 脚注2 | foo → bar | on: 2020-03-04 | by: Jane Doe',
    ],
    ['p. 21, line 2: The arrow should be reversed.', '21ページ 2行目 | The arrow should be reversed.'],
  ],
  'struck out': [
    ['p. 18, line 2: ~~its~~ it’s', '18ページ 2行目 | its → it’s'],
    ['P.20 5行目 ~~期待値~~ → 分散', '20ページ 5行目 | 期待値 → 分散'],
    ['P.20 6行目 <del>期待値</del><ins>分散</ins>', '20ページ 6行目 | 期待値 → 分散'],
    ['P.20 7行目 その~~期待値~~<ins>分散</ins>は', '20ページ 7行目 | その期待値は → その分散は'],
  ],
  'several corrections in a line': [
    [
      'P.21 3行目「確立」→「確率」、5行目「左」→「右」',
      '21ページ 3行目 | 確立 → 確率',
      '21ページ 5行目 | 左 → 右',
    ],
    ['P.22 3行目「あ」→「い」、「う」→「え」', '22ページ 3行目 | あ → い', '22ページ 3行目 | う → え'],
    [
      'p. 23, line 1: "cat" -> "dog"; line 4: "hen" -> "cow"',
      '23ページ 1行目 | cat → dog',
      '23ページ 4行目 | hen → cow',
    ],
    ['P.24 13行目 「t=i」「t=i+1」→「t=t」「t=t+1」', '24ページ 13行目 | $t=i$、$t=i+1$ → $t=t$、$t=t+1$'],
  ],
  'nested lists under a page': [
    [
      '- P.30\n  - 3行目「あ」→「い」\n  - 図3.2「う」→「え」',
      '30ページ 3行目 | あ → い',
      '30ページ 図3.2 | う → え',
    ],
    [
      '* p. 31:\n    * line 2: "a cat" -> "a dog"\n    * l. -2: "hen" -> "cow"',
      '31ページ 2行目 | a cat → a dog',
      '31ページ 下から2行目 | hen → cow',
    ],
    [
      'P.32\n5行目「あ」→「い」\nP.33 6行目「う」→「え」',
      '32ページ 5行目 | あ → い',
      '33ページ 6行目 | う → え',
    ],
    [
      '- p. 34, line 1: "cat" -> "dog"\n  - because it barks',
      '34ページ 1行目 | cat → dog | note: because it barks',
    ],
  ],
  'printings before and after the place': [
    ['1-18刷 P.3 2行目「あ」→「い」', '3ページ 2行目 | あ → い | printings: 1-18'],
    ['第1～2刷 P.3 「あ」→「い」', '3ページ | あ → い | printings: 1-2'],
    ['P.3 2行目 「あ」→「い」(初版第2刷まで)', '3ページ 2行目 | あ → い | printings: 1-2'],
    ['P.3 (第1刷のみ) 「あ」→「い」', '3ページ | あ → い | printings: 1'],
    ['P.4 5行目 「あ」→「い」（第4刷で修正済み）', '4ページ 5行目 | あ → い | printings: 1-3'],
    ['p. 3, line 1: "cat" -> "dog" (1st–3rd printing)', '3ページ 1行目 | cat → dog | printings: 1-3'],
    [
      'p. 4, line 1: "cat" -> "dog" (fixed in the 4th printing)',
      '4ページ 1行目 | cat → dog | printings: 1-3',
    ],
    ['第1刷の誤植\n- P.5 「あ」→「い」', '5ページ | あ → い | printings: 1'],
    ['P.12(3行目)「あ」→「い」 3刷で修正', '12ページ 3行目 | あ → い | printings: 1-2'],
    ['# 正誤表\n## P.5 「あ」→「い」(第1刷)', '5ページ | あ → い | printings: 1'],
    ['## 第2刷\n- P.5 「あ」→「い」', '5ページ | あ → い | printings: 2'],
  ],
  'days, headings and thanks': [
    ['[2019-03-11]\n- P.35 2行目 「あ」→「い」', '35ページ 2行目 | あ → い | on: 2019-03-11'],
    ['2019年3月11日 P.35 2行目 「あ」→「い」', '35ページ 2行目 | あ → い | on: 2019-03-11'],
    ['p. 36: "cat" -> "dog" (March 4, 2023)', '36ページ | cat → dog | on: 2023-03-04'],
    ['### Major\n- p. 37: "cat" -> "dog"', '37ページ | cat → dog | severity: substantive'],
    ['Minor errors:\n- p. 38: "cat" -> "dog"', '38ページ | cat → dog | severity: typo'],
    ['P.39 5行目 「あ」→「い」(読者太郎さんのご指摘)', '39ページ 5行目 | あ → い | by: 読者太郎'],
    ['P.39 6行目 「あ」→「い」(報告者: 読者太郎)', '39ページ 6行目 | あ → い | by: 読者太郎'],
    ['P.39 7行目 「同じ」→「異なる」(前項と同様)', '39ページ 7行目 | 同じ → 異なる | note: 前項と同様'],
  ],
  'places of every kind': [
    ['p. xii, line 2: "cat" -> "dog"', 'xiiページ 2行目 | cat → dog'],
    ['p.iv 「あ」→「い」', 'ivページ | あ → い'],
    ['p. A-4, line 2: "cat" -> "dog"', 'A-4ページ 2行目 | cat → dog'],
    ['脚注 68 「10.0」→「1.00」', '脚注68 | 10.0 → 1.00'],
    ['P.40 式 (2.17) の右辺 「x_i」→「x_j」', '40ページ 式(2.17) 右辺 | $x_i$ → $x_j$'],
    ['P.40 Algorithm 2.1のL8, 「s」→「t」', '40ページ アルゴリズム2.1 8行目 | $s$ → $t$'],
    ['Listing 3.1, line 5: `x = 1` -> `x = 2`', 'リスト3.1 5行目 | `x = 1` → `x = 2`'],
    ['P.41 表2.1 「あ」→「い」', '41ページ 表2.1 | あ → い'],
    ['P.41 2.3節 「あ」→「い」', '41ページ 2.3節 | あ → い'],
    ['索引 「あ」→「い」', '索引 | あ → い'],
    ['"cat" should be "dog" (p. 42)', '42ページ | cat → dog'],
  ],
  'formulas without dollars, and with them': [
    [
      R`P.46 \frac{1}{N} \sum_i x_i → \frac{1}{N-1} \sum_i x_i`,
      R`46ページ | $\frac{1}{N} \sum_i x_i$ → $\frac{1}{N-1} \sum_i x_i$`,
    ],
    [
      'P.46 2行目 「分散σ_t^2が」→「標準偏差σ_tが」',
      R`46ページ 2行目 | 分散$\sigma_t^2$が → 標準偏差$\sigma_t$が`,
    ],
    ['P.46 3行目 「x ∈ R^d」→「x ∈ R^n」', R`46ページ 3行目 | $x \in \mathbb{R}^d$ → $x \in \mathbb{R}^n$`],
    ['P.46 4行目 「k個」→「k+1個」', '46ページ 4行目 | $k$個 → $k+1$個'],
    ['p. 47: "the mean $x_i$" should be "the mean $x_j$"', '47ページ | the mean $x_i$ → the mean $x_j$'],
    ['p. 48: "if n is odd" should be "if n is even"', '48ページ | if n is odd → if n is even'],
    [R`P.49 「\sum_{t=1}T」→「\sum_{t=1}^T」`, R`49ページ | $\sum_{t=1}T$ → $\sum_{t=1}^T$`],
    ['P.49 2行目 「f(x」→「f(x)」', '49ページ 2行目 | $f(x$ → $f(x)$'],
    ['P.49 3行目 「100円($1)」→「200円($2)」', R`49ページ 3行目 | 100円(\$1) → 200円(\$2)`],
    ['P.50 式(1.2)の分母 n → n-1', '50ページ 式(1.2) 分母 | $n$ → $n-1$'],
    ['P.50 def f(x): → def f(x, y):', '50ページ | def f(x): → def f(x, y):'],
    ['p. 50: "learning_rate" should be "step_size"', '50ページ | learning_rate → step_size'],
  ],
}

describe.each(Object.entries(ways))('reads %s', (_, lines) => {
  it.each(lines)('%s', (line, ...errata) => {
    expect(summaries(line)).toEqual(errata)
  })
})
