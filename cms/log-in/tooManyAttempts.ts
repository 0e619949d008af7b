import { APIError, type PayloadRequest } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { inPanelLanguage } from '../words.ts'

/** The error for an attempt that must wait: 429 with Retry-After. `wait` in ms. It says nothing of whether there is such an account. */
export function createTooManyAttempts(req: PayloadRequest, wait: number): APIError {
  const seconds = Math.max(1, Math.ceil(wait / 1000))
  req.responseHeaders ??= new Headers()
  req.responseHeaders.set('Retry-After', String(seconds))
  return new APIError(inPanelLanguage(req, sentence(seconds)), 429, null, true)
}

function sentence(seconds: number): Bilingual {
  const { ja, en } = duration(seconds)
  return {
    ja: `パスワードの誤りが続いたため、しばらく受け付けていません。${ja}後にもう一度試してください。`,
    en: `Too many attempts have failed, so the next one has to wait. Try again in ${en}.`,
  }
}

function duration(seconds: number): Bilingual {
  if (seconds < 120) return { ja: `${seconds}秒`, en: seconds === 1 ? 'a second' : `${seconds} seconds` }
  const minutes = Math.ceil(seconds / 60)
  return { ja: `${minutes}分`, en: `${minutes} minutes` }
}

/** The error where so many log in at once that no turn came. */
export function createTooBusy(req: PayloadRequest): APIError {
  req.responseHeaders ??= new Headers()
  req.responseHeaders.set('Retry-After', '5')
  return new APIError(inPanelLanguage(req, busy), 429, null, true)
}

const busy: Bilingual = {
  ja: 'ログインが混み合っています。数秒待ってから、もう一度試してください。',
  en: 'Too many people are logging in at this moment. Wait a few seconds and try again.',
}
