import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import type { Bilingual } from '../../content/locale.ts'
import { Confirmation, type Loss } from '../../content/publishing.ts'
import { errorResponse, refuseUnless } from '../access/refuseUnless.ts'
import { isAdministrator } from '../access/roles.ts'
import { recordAct } from '../audit/recordAct.ts'
import { inPanelLanguage } from '../words.ts'
import { readPublishingStatus } from './publishingStatus.ts'
import { readJson } from './readJson.ts'
import { nameOfUser } from './savedBy.ts'
import { confirmedCollection } from './siteChanges.ts'

/**
 * POST /api/site/confirm, a Confirmation, for administrators: lets the next release take away what a loss names (`GET /api/site/status`
 * lists those that wait, `losses`). The word is a row of site-changes, which nobody changes or removes, so that the publisher gets it
 * with the next answer of its poll. 201; 200 where it was given already; 404 where nothing with this id waits: more would go by now, or
 * nothing any more.
 */
export const confirmEndpoint: Endpoint = {
  path: '/site/confirm',
  method: 'post',
  handler: async (req) => {
    const refused = refuseUnless(req, ['staff'])
    if (refused) return refused
    if (!isAdministrator({ req })) return errorResponse(403, inPanelLanguage(req, words.administrators))
    const body = await readJson(req)
    const confirmation = Confirmation.safeParse(body.ok ? body.value : null)
    if (!confirmation.success)
      return errorResponse(400, `The confirmation cannot be read:\n${z.prettifyError(confirmation.error)}`)
    const id = confirmation.data.loss
    if (await isConfirmed(req, id)) return answer(200, id)
    const { losses } = await readPublishingStatus(req.payload, new Date())
    const loss = losses.find((one) => one.id === id)
    if (loss === undefined) return errorResponse(404, inPanelLanguage(req, words.nothingWaits))
    await writeConfirmation(req, loss)
    return answer(201, id)
  },
}

function answer(status: number, loss: string): Response {
  return Response.json({ loss }, { status, headers: { 'Cache-Control': 'no-store' } })
}

async function isConfirmed(req: PayloadRequest, loss: string): Promise<boolean> {
  const { totalDocs } = await req.payload.db.count({
    collection: 'site-changes',
    where: { and: [{ changedDocument: { equals: loss } }, { operation: { equals: 'confirm' } }] },
  })
  return totalDocs > 0
}

async function writeConfirmation(req: PayloadRequest, loss: Loss): Promise<void> {
  const now = new Date().toISOString()
  await req.payload.db.create({
    collection: 'site-changes',
    data: {
      titles: nameLoss(loss),
      operation: 'confirm',
      changedCollection: confirmedCollection.value,
      changedDocument: loss.id,
      books: loss.book === null ? [] : [loss.book],
      changedBy: nameOfUser(req),
      createdAt: now,
      updatedAt: now,
    },
    returning: false,
  })
  await recordAct({ req, act: 'release', details: { note: nameLoss(loss) } })
}

/** What was confirmed, in a few words: the record of it, which stays when all of it is gone. */
function nameLoss({ title, errata, pages, documents }: Loss): Bilingual {
  const [of, gone] = [title ?? { ja: 'サイト', en: 'The site' }, errata?.gone ?? 0]
  return {
    ja: `${of.ja}: ${pages.gone}ページ、正誤${gone}件、文書${documents}件が消える`,
    en: `${of.en}: pages that go: ${pages.gone}, errata: ${gone}, documents: ${documents}`,
  }
}

const words = {
  administrators: {
    ja: 'これを公開できるのは管理者だけです。管理者に伝えてください。',
    en: 'Only an administrator can let this go. Tell an administrator.',
  },
  nothingWaits: {
    ja: 'この確認を待っているものはありません。元に戻されたか、消えるものが増えました。ダッシュボードを見直してください。',
    en: 'Nothing waits for this word: it was brought back, or more would go by now. Look at the dashboard again.',
  },
} satisfies Record<string, Bilingual>
