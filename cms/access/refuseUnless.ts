import type { PayloadRequest } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { inPanelLanguage } from '../words.ts'
import { isPublisher } from './isPublisher.ts'
import { isStaff } from './roles.ts'

type Caller = 'publisher' | 'service-account' | 'staff'

/** Null where the caller is one of `allowed`; else the answer: 401 without an account or a key, 403 with another account. */
export function refuseUnless(req: PayloadRequest, allowed: readonly Caller[]): Response | null {
  if (allowed.some((caller) => isCaller[caller](req))) return null
  if (req.user) return errorResponse(403, inPanelLanguage(req, words.wrongAccount))
  return errorResponse(
    401,
    inPanelLanguage(req, allowed.includes('publisher') ? words.noKey : words.notLoggedIn),
  )
}

const words = {
  wrongAccount: {
    ja: 'このアカウントではこのアドレスを使えません。',
    en: 'This account may not use this address.',
  },
  noKey: {
    ja: 'このアドレスは公開プログラム用です。鍵(PUBLISHER_API_KEY)を示してください。',
    en: 'This address is for the publisher: show its key (PUBLISHER_API_KEY).',
  },
  notLoggedIn: { ja: '先にログインしてください。', en: 'Log in first.' },
} satisfies Record<string, Bilingual>

/** An error as the rest of the API gives it, never kept by a cache. `more` is added beside the errors. */
export function errorResponse(status: number, message: string, more: object = {}): Response {
  return Response.json(
    { errors: [{ message }], ...more },
    { status, headers: { 'Cache-Control': 'no-store' } },
  )
}

const isCaller: Record<Caller, (req: PayloadRequest) => boolean> = {
  publisher: (req) => isPublisher({ req }),
  'service-account': (req) => req.user?.collection === 'service-accounts',
  staff: (req) => isStaff({ req }),
}
