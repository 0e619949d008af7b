import type { ContentProblem } from '../../../../content/publishing.ts'
import type { WebhookSettings } from '../../../../system/publishingSettings.ts'

/** What an editor is told when nobody took the notice of a release. Names the host alone: the rest of the address may be secret. */
export function describeHookFailure({
  webhook,
  failure,
}: {
  webhook: WebhookSettings
  failure: string
}): ContentProblem {
  const { host } = new URL(webhook.url)
  return {
    severity: 'warning',
    document: null,
    message: {
      ja:
        `サイトは公開されましたが、${host} への公開の通知が受け取られませんでした（${failure}）。` +
        'CDNなどに古いページが残っているかもしれません。次の公開のときにもう一度送ります。' +
        '続く場合は、PUBLISH_WEBHOOK_URL を確かめるよう管理者に伝えてください。',
      en:
        `The site is live, but ${host} did not take the notice of it (${failure}). ` +
        'A CDN may go on giving out old pages. The notice is sent again with the next release; ' +
        'if this stays, tell an administrator to look at PUBLISH_WEBHOOK_URL.',
    },
  }
}
