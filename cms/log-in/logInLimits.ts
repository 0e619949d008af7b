import type { Payload } from 'payload'
import { createTurns } from '../database/turns.ts'
import { createWaits, type WaitPolicy } from './waits.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** An address, whichever accounts it tries: 10 attempts, then 2 s, 4 s … 15 min apart: some 110 a day. */
const ofAddress: WaitPolicy = {
  free: 10,
  firstWait: 2 * second,
  longestWait: 15 * minute,
  forgetAfter: 24 * hour,
  keys: 20_000,
}

/**
 * An account, from all devices together that it does not know: 20 attempts, then at most one in 5 min. It never holds up a known
 * device, so that whoever keeps on trying locks nobody out of what they use.
 */
const ofAccount: WaitPolicy = {
  free: 20,
  firstWait: 2 * second,
  longestWait: 5 * minute,
  forgetAfter: 24 * hour,
  keys: 20_000,
}

/** A device that has logged in to the account before, or a session that must show its password again. */
const ofDevice: WaitPolicy = {
  free: 10,
  firstWait: 2 * second,
  longestWait: 15 * minute,
  forgetAfter: 24 * hour,
  keys: 10_000,
}

/**
 * What holds up the attempts to log in to one CMS. In the memory of the process: a start forgets it, and several CMS processes on
 * one database each count for themselves.
 */
export function limitsOf(payload: Payload) {
  let limits = limitsByPayload.get(payload)
  if (!limits) limitsByPayload.set(payload, (limits = createLimits()))
  return limits
}

function createLimits() {
  return {
    address: createWaits(ofAddress),
    account: createWaits(ofAccount),
    device: createWaits(ofDevice),
    // A password's hash keeps one core busy for a quarter of a second. One at a time for strangers, and one beside it for those whom
    // the CMS knows; whoever gets no turn in this time is asked to come back.
    strangersTurns: createTurns({ timeLimit: 4 * second }),
    knownTurns: createTurns({ timeLimit: 20 * second }),
  }
}

const limitsByPayload = new WeakMap<Payload, ReturnType<typeof createLimits>>()
