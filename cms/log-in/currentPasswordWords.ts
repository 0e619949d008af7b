import type { Bilingual } from '../../content/locale.ts'

/** What somebody hears who changes their own password or e-mail address without the password that they have. */
export const currentPasswordWords = {
  missing: {
    ja: '自分のパスワードかメールアドレスを変えるには、いまのパスワードも入れてください。',
    en: 'To change your own password or e-mail address, write the password that you have now as well.',
  },
  wrong: {
    ja: 'いまのパスワードが違います。もう一度入れてください。',
    en: 'This is not the password that you have now. Write it again.',
  },
} satisfies Record<string, Bilingual>
