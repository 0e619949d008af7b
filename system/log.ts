import {
  destination,
  pino,
  stdSerializers,
  stdTimeFunctions,
  type DestinationStream,
  type Logger,
} from 'pino'
import { createHider, hiddenValuesOf } from './hiddenValues.ts'
import { processWide } from './processWide.ts'

export type Log = Logger

/** What waits to be written, at most; in bytes. What comes then is lost, and counted. */
const longestQueue = 4 * 1024 * 1024

/**
 * The log of a process: one JSON object a line (level, time, part, msg, and what `fields` gives at that moment) on standard output.
 * The values of the environment's secrets never stand in it. Nothing waits for it, and a line that cannot be written ends nothing:
 * lost lines are counted, and told as soon as a line can be written again.
 */
export function createLog(options: {
  /** The part of Okuzuke: `cms`, `publisher`, `site`. */
  part: string
  fields?: () => object
  env?: Readonly<Record<string, string | undefined>>
  destination?: DestinationStream
  /** Whether an error is logged with its stack. */
  showsStack?: (error: unknown) => boolean
  /** Whether a line about an error is written. */
  isKept?: (error: unknown) => boolean
}): Log {
  const {
    part,
    fields = () => ({}),
    env = process.env,
    showsStack = () => true,
    isKept = () => true,
  } = options
  return pino(
    {
      base: { part },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      mixin: () => fields(),
      serializers: {
        err: (error: Error) =>
          showsStack(error) ? stdSerializers.err(error) : { type: error.name, message: error.message },
      },
      hooks: {
        streamWrite: createHider(hiddenValuesOf(env)),
        logMethod(args, method) {
          const error = errorIn(args[0])
          if (error === undefined || isKept(error)) method.apply(this, args)
        },
      },
    },
    options.destination ?? outputOf(part),
  )
}

function errorIn(first: unknown): unknown {
  if (first instanceof Error) return first
  return typeof first === 'object' && first !== null && 'err' in first ? first.err : undefined
}

/** One for all logs of a process, so that their lines come in order. */
const outputOf = (part: string): DestinationStream => processWide('log-output', () => openOutput(part))

function openOutput(part: string): DestinationStream {
  const output = destination({ dest: 1, sync: false, minLength: 0, maxLength: longestQueue })
  let lostLines = 0
  output.on('drop', () => {
    lostLines += 1
  })
  output.on('drain', () => {
    if (lostLines === 0) return
    const count = lostLines
    lostLines = 0
    output.write(`${JSON.stringify(lostLinesRecord({ part, count }))}\n`)
  })
  // The disk behind it is full, or its reader has gone: the lines wait in the queue, and its bound loses the rest.
  output.on('error', () => undefined)
  return output
}

/** The line that stands where lines are missing. */
export function lostLinesRecord({ part, count }: { part: string; count: number }): object {
  const msg = `${count} ${count === 1 ? 'line' : 'lines'} of this log could not be written and are missing here.`
  return { level: 'warn', time: new Date().toISOString(), part, msg }
}
