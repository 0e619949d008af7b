import type { Endpoint } from 'payload'
import { changesEndpoint } from './changesEndpoint.ts'
import { confirmEndpoint } from './confirmEndpoint.ts'
import { documentStatusEndpoint } from './documentStatusEndpoint.ts'
import { partEndpoints } from './partEndpoints.ts'
import { leaseEndpoint, leaseNeedEndpoint } from './leaseEndpoints.ts'
import { releasesEndpoint } from './releasesEndpoint.ts'
import { statusEndpoint } from './statusEndpoint.ts'

/** What the publisher (and the panel's status line) calls, below /api. */
export const publishingEndpoints: Endpoint[] = [
  changesEndpoint,
  ...partEndpoints,
  releasesEndpoint,
  leaseNeedEndpoint,
  leaseEndpoint,
  statusEndpoint,
  documentStatusEndpoint,
  confirmEndpoint,
]
