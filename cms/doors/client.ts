import { AsyncLocalStorage } from 'node:async_hooks'
import { toClientNetwork } from '../../system/clientNetwork.ts'
import { processWide } from '../../system/processWide.ts'

/** Who sent the request that is being answered. */
export type Client = {
  /** The IP address, behind a proxy by its word (TRUST_PROXY); null: not known. */
  address: string | null
}

/** The cookie by which a browser shows that somebody has logged in with it before (log-in/knownDevice.ts). */
export const deviceCookieName = 'okuzuke-device'

/** Does `work`, and all that it begins, as the answer to a request of this client. */
export function answerFor<T>(client: Client, work: () => T): T {
  return contextOfClient().run(client, work)
}

/** The client of the request that is being answered; null outside of one, and for what did not come through the guarded server. */
export function currentClient(): Client | null {
  return contextOfClient().getStore() ?? null
}

/** What a client is counted by: its network (toClientNetwork); all that are not known are one. */
export function clientKey(client: Client | null): string {
  const address = client?.address ?? null
  return address === null ? 'unknown' : toClientNetwork(address)
}

const contextOfClient = () => processWide('client', () => new AsyncLocalStorage<Client>())
