import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Bilingual } from '../../content/locale.ts'
import { clientKey, deviceCookieName, type Client } from './client.ts'
import { createPlaces } from './places.ts'
import { refuseRequest } from './refuseRequest.ts'

/**
 * How many requests without a session are answered at once. One process answers all: of a hundred at once each takes its turn at every
 * step, and an editor's save, which has many steps, would wait for a hundred at each.
 */
const limits = {
  places: 12,
  placesOfClient: 4,
  waiting: 256,
  waitingOfClient: 64,
  waitsFor: 5_000,
  holdsFor: 10_000,
}

const strangers = createPlaces(limits)
/** A program with a key, or a device that has logged in before: strangers at the same address take nothing from it. */
const known = createPlaces(limits)

/**
 * Calls `go` when it is the turn of a request that shows no session, or refuses it where too many wait. Places are for what costs
 * something: not for Next's own files, nor for `/health`, by which a monitor judges the CMS.
 */
export function waitForPlace({
  request,
  response,
  client,
  go,
}: {
  request: IncomingMessage
  response: ServerResponse
  client: Client
  go: () => void
}): void {
  const { url = '', headers } = request
  if (url.startsWith('/_next/static/') || url === '/health') {
    go()
    return
  }
  const showsSome =
    /\bAPI-Key \S/.test(headers.authorization ?? '') || headers.cookie?.includes(`${deviceCookieName}=`)
  const leave = (showsSome ? known : strangers).take({
    client: clientKey(client),
    begin: go,
    refuse: (reason) =>
      refuseRequest({
        request,
        ...(reason === 'client' ? { status: 429, words: ofClient } : { status: 503, words: ofAll }),
        headers: { 'Retry-After': '5' },
      }),
  })
  response.once('close', leave)
}

const ofClient: Bilingual = {
  ja: 'この接続元からの要求が多すぎます。何も保存されていません。数秒待ってから、もう一度試してください。',
  en: 'Too many requests come from your address at this moment, so nothing was done. Wait a few seconds and try again.',
}

const ofAll: Bilingual = {
  ja: '混み合っています。何も保存されていません。数秒待ってから、もう一度試してください。',
  en: 'Too many people ask at this moment, so nothing was done. Wait a few seconds and try again.',
}
