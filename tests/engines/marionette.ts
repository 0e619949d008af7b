import { once } from 'node:events'
import { connect } from 'node:net'
import { answerTimeoutMs } from './engine.ts'

/** Sends a command of Firefox's remote protocol, and gives its result. */
export type Marionette = {
  ask: <Result>(command: string, parameters?: object) => Promise<Result>
  close: () => void
}

type Answer = [type: 1, id: number, error: { error: string; message: string } | null, result: unknown]

/**
 * Connects to a Firefox that was started with `--marionette`. Messages are `<length>:<JSON>`, commands those of WebDriver:
 * https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let received = Buffer.alloc(0)
  let lastId = 0
  socket.on('data', (data) => {
    received = Buffer.concat([received, data])
    for (let message = take(); message !== null; message = take()) settle(JSON.parse(message) as Answer)
  })
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox has closed the connection.'))
  })
  socket.on('error', (error) => socket.destroy(error))

  const take = (): string | null => {
    const colon = received.indexOf(':')
    if (colon < 0) return null
    const end = colon + 1 + Number(received.subarray(0, colon).toString())
    if (received.length < end) return null
    const message = received.subarray(colon + 1, end).toString()
    received = received.subarray(end)
    return message
  }
  const settle = (answer: Answer) => {
    if (!Array.isArray(answer)) return // The greeting, which names the version.
    const [, id, error, result] = answer
    const command = waiting.get(id)
    waiting.delete(id)
    if (error) command?.reject(new Error(`Firefox: ${error.error}: ${error.message}`))
    else command?.resolve(result)
  }

  return {
    ask<Result>(command: string, parameters: object = {}) {
      lastId += 1
      const id = lastId
      const message = JSON.stringify([0, id, command, parameters])
      return new Promise<Result>((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`Firefox has not answered ${command}.`)),
          answerTimeoutMs,
        )
        waiting.set(id, {
          resolve: (value) => (clearTimeout(timer), resolve(value as Result)),
          reject: (error) => (clearTimeout(timer), reject(error)),
        })
        socket.write(`${Buffer.byteLength(message)}:${message}`)
      })
    },
    close: () => socket.destroy(),
  }
}
