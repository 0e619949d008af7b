import type { DemoExcerpt } from './demoContent.ts'

/** It stands where a real site shows a passage of its book; not one sentence of this is from the book. */
export const excerpt: DemoExcerpt = {
  slug: 'adding-and-removing-noise',
  title: { ja: 'ノイズを加え、取り除く', en: 'Adding Noise and Taking It Away' },
  source: {
    ja: 'このデモのために書かれた文章です（本からの抜粋ではありません）',
    en: 'Written for this demo (not taken from the book)',
  },
  body: {
    ja: [
      'このページには、ふだんは本の一節が載ります。ここにあるのは、抜粋のページの見え方を示すために、このデモのために書かれた文章です。',
      String.raw`一枚の写真 $\mathbf{x}_0$ を考える。そこに小さな乱数を何度も足していくと、写真はしだいに砂嵐に近づき、` +
        String.raw`最後には元の姿を少しも残さない $\mathbf{x}_T \sim \mathcal{N}(\mathbf{0}, \mathbf{I})$ になる。壊すのはたやすい。` +
        String.raw`一歩ごとの式は $\mathbf{x}_t = \sqrt{\alpha_t}\, \mathbf{x}_{t-1} + \sqrt{1 - \alpha_t}\, \boldsymbol{\epsilon}$ と、一行で書ける。`,
      'では、砂嵐から写真へ戻れるだろうか。一度に戻るのは難しくても、一歩だけなら見当がつく。どの向きに動けばもっともらしくなるかを学び、その一歩を何度も重ねる。この考えが拡散モデルの入り口である。',
    ],
    en: [
      'A passage of the book usually stands on this page. What you read here was written for this demo, ' +
        'to show what an excerpt looks like.',
      String.raw`Take a photograph, $\mathbf{x}_0$. Add a little noise to it, again and again, and it fades into static, ` +
        String.raw`until $\mathbf{x}_T \sim \mathcal{N}(\mathbf{0}, \mathbf{I})$ holds nothing of it any more. ` +
        String.raw`Destroying is easy: each step, $\mathbf{x}_t = \sqrt{\alpha_t}\, \mathbf{x}_{t-1} + \sqrt{1 - \alpha_t}\, \boldsymbol{\epsilon}$, is a single line.`,
      'Is there a way back? Not in one leap; but one step can be guessed. ' +
        'Learn which way looks more like a photograph, take that step, and take it many times over. ' +
        'This is where diffusion models begin.',
    ],
  },
}
