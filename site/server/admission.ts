import type { IncomingMessage, Server } from 'node:http'
import { readClientAddress } from '../../system/clientAddress.ts'
import { isLoopback, toClientNetwork } from '../../system/clientNetwork.ts'
import { createConnections } from './connections.ts'
import { connectionsWithin, mostConnections } from './openFilesLimit.ts'
import { sendRefusal, type Exchange, type Refusal } from './plainAnswers.ts'
import { maxBodyBytes, type ReaderLimits } from './readerLimits.ts'
import type { ReaderPace } from './readerPace.ts'

/** The client's address for the log and the limits; null: not known. */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string | null {
  const forwardedFor = request.headersDistinct['x-forwarded-for']?.join(',')
  const socketAddress = request.socket.remoteAddress
  return readClientAddress({ forwardedFor, socketAddress, trustProxy })
}

/**
 * Lets requests in, in their turn, and refuses what is more than `limits` allow: 429 where a client network has too much under way,
 * 503 where all connections are busy, 413 for a body. Gives what the server calls for each request; `answer` is called at the
 * request's turn and must not throw.
 *
 * What comes from this machine itself isn't counted by network: it is a reverse proxy whose readers aren't told apart (TRUST_PROXY).
 * The number of connections bounds it all the same.
 */
export function createAdmission(options: {
  server: Server
  limits: Pick<ReaderLimits, 'answersEach' | 'requestsPerConnection'>
  /** How many files this process may have open; null: any number. */
  openFiles: number | null
  trustProxy: boolean
  pace: ReaderPace
  /** Logs a line of a kind, now and then. */
  log: (kind: string, line: string) => void
}): (exchange: Exchange, answer: () => void) => void {
  const { server, limits, openFiles, trustProxy, pace, log } = options
  const { most, surplus } = connectionsWithin(openFiles)
  const onFull = () => log('full', describeFull(most, openFiles))
  const connections = createConnections({ most, onFull })
  // Of the limit for one network no more than a quarter of all: with few descriptors, four such clients fill them.
  const answersEach = Math.min(limits.answersEach, Math.max(1, Math.floor(most / 4)))
  const underWay = new Map<string, number>()
  server.maxConnections = most + surplus
  server.on('connection', connections.open)
  server.on('drop', onFull)

  const refusalOf = (request: IncomingMessage, network: string | null): Refusal | null => {
    if (hasLargeBody(request) && ['GET', 'HEAD'].includes(request.method ?? '')) return 'too large'
    if (connections.isCrowded()) return 'crowded'
    if (network === null || (underWay.get(network) ?? 0) < answersEach) return null
    log('too many', describeTooMany(network, answersEach))
    return 'too many'
  }
  return (exchange, answer) => {
    const { request, response } = exchange
    const { socket } = request
    // No browser does that, and each waiting request takes memory: there is nobody to explain it to.
    if (connections.requestsOf(socket) >= limits.requestsPerConnection) return void socket.destroy()
    // Whatever the answer: the body is not read, so no further request can follow it.
    if (hasLargeBody(request)) response.shouldKeepAlive = false
    const network = networkOf(addressOf(request, trustProxy))
    const refusal = refusalOf(request, network)
    if (refusal !== null || network === null) {
      const refuse = (reason: Refusal) => {
        sendRefusal(exchange, reason)
        pace.begin(response)
      }
      const start = refusal === null ? answer : () => refuse(refusal)
      return connections.take({ socket, response, start, end: () => {} })
    }
    underWay.set(network, (underWay.get(network) ?? 0) + 1)
    const end = () => {
      const left = (underWay.get(network) ?? 1) - 1
      if (left > 0) underWay.set(network, left)
      else underWay.delete(network)
    }
    connections.take({ socket, response, start: answer, end })
  }
}

const networkOf = (address: string | null): string | null =>
  address === null || isLoopback(address) ? null : toClientNetwork(address)

// RFC 9112, section 6.3: a request has a body where it says so with one of these.
const hasLargeBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > maxBodyBytes

const describeFull = (most: number, openFiles: number | null): string =>
  `${most} connections are open, as many as the static server takes${most === mostConnections ? '' : ` with the ${openFiles} files that it may have open`}: ` +
  'those that ask for nothing are closed, and where all are busy, readers are told to come back. If these are readers, ' +
  (most === mostConnections
    ? 'let nginx or a CDN serve the release (README).'
    : 'raise the limit of open files (ulimit -n, LimitNOFILE).')

const describeTooMany = (network: string, answersEach: number): string =>
  `Client ${network} has ${answersEach} answers under way and gets no more at the same time. ` +
  'If this is the address of a reverse proxy, set TRUST_PROXY=1, so that its readers are told apart.'
