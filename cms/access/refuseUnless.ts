import type { PayloadRequest } from 'payload'
import { isPublisher } from './isPublisher.ts'
import { isStaff } from './roles.ts'

type Caller = 'publisher' | 'service-account' | 'staff'

/** Null where the caller is one of `allowed`; else the answer: 401 without an account or a key, 403 with one that is not for this. */
export function refuseUnless(req: PayloadRequest, allowed: readonly Caller[]): Response | null {
  if (allowed.some((caller) => is[caller](req))) return null
  return req.user
    ? answerError(
        403,
        'This account may not use this address.',
        'このアカウントではこのアドレスを使えません。',
      )
    : allowed.includes('publisher')
      ? answerError(
          401,
          'This address is for the publisher: show its key (PUBLISHER_API_KEY).',
          'このアドレスは公開プログラム用です。鍵(PUBLISHER_API_KEY)を示してください。',
        )
      : answerError(401, 'Log in first.', '先にログインしてください。')

  function answerError(status: number, en: string, ja: string) {
    return errorResponse(status, req.i18n.language === 'ja' ? ja : en)
  }
}

/** An error as the rest of the API gives it, never kept by a cache. `more` is added beside the errors. */
export function errorResponse(status: number, message: string, more: object = {}): Response {
  return Response.json(
    { errors: [{ message }], ...more },
    { status, headers: { 'Cache-Control': 'no-store' } },
  )
}

const is: Record<Caller, (req: PayloadRequest) => boolean> = {
  publisher: (req) => isPublisher({ req }),
  'service-account': (req) => req.user?.collection === 'service-accounts',
  staff: (req) => isStaff({ req }),
}
