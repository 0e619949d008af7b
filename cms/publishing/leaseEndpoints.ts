import type { Endpoint } from 'payload'
import { z } from 'zod'
import { LeaseRequest, type LeaseNeed } from '../../content/publishing.ts'
import { errorResponse, refuseUnless } from '../access/refuseUnless.ts'
import { changeLease } from './changeLease.ts'
import { readJson } from './readJson.ts'

const headers = { 'Cache-Control': 'no-store' }

/**
 * GET /api/site/lease, for the publisher: gives a LeaseNeed. On MongoDB the CMS, and with it publishers, may run on several machines.
 * An SQLite file belongs to one machine, where the lease beside the releases is enough and needs no CMS that answers.
 */
export const leaseNeedEndpoint: Endpoint = {
  path: '/site/lease',
  method: 'get',
  handler: async (req) => {
    const refused = refuseUnless(req, ['publisher'])
    if (refused) return refused
    const answer: LeaseNeed = { needed: req.payload.db.name === 'mongoose' }
    return Response.json(answer, { headers })
  },
}

/** POST /api/site/lease, a LeaseRequest from a publisher: gives a LeaseAnswer. Works on both databases. */
export const leaseEndpoint: Endpoint = {
  path: '/site/lease',
  method: 'post',
  handler: async (req) => {
    const refused = refuseUnless(req, ['publisher'])
    if (refused) return refused
    const body = await readJson(req)
    if (!body.ok) return errorResponse(400, 'The request for the lease is not JSON.')
    const request = LeaseRequest.safeParse(body.value)
    if (!request.success)
      return errorResponse(
        400,
        `The request for the lease cannot be read:\n${z.prettifyError(request.error)}`,
      )
    return Response.json(await changeLease(req.payload, request.data), { headers })
  },
}
