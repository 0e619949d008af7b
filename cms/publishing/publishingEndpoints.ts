import type { Endpoint } from 'payload'
import { changesEndpoint } from './changesEndpoint.ts'
import { documentStatusEndpoint } from './documentStatusEndpoint.ts'
import { releasesEndpoint } from './releasesEndpoint.ts'
import { snapshotEndpoint } from './snapshotEndpoint.ts'
import { statusEndpoint } from './statusEndpoint.ts'

/** What the publisher (and the panel's status line) calls, below /api. */
export const publishingEndpoints: Endpoint[] = [
  changesEndpoint,
  snapshotEndpoint,
  releasesEndpoint,
  statusEndpoint,
  documentStatusEndpoint,
]
