'use client'

import { Button, ConfirmationModal, toast, useConfig, useModal, useRouteTransition } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import type { Locale } from '../../../content/locale.ts'
import { VersionMoment } from './VersionMoment.tsx'

const words = {
  ja: {
    button: '下書きとして復元',
    heading: 'このバージョンを下書きにしますか?',
    before: '',
    after:
      ' のバージョンが、新しい下書きになります。サイトは変わりません。公開するまで、読者には見えません。',
    confirm: '下書きにする',
    confirming: '復元しています…',
    done: '下書きとして復元しました。サイトはまだ変わっていません。',
    failed: '復元できませんでした。',
  },
  en: {
    button: 'Restore as a draft',
    heading: 'Make a draft of this version?',
    before: 'The version of ',
    after: ' becomes the newest draft. The site does not change: readers see it once you publish it.',
    confirm: 'Make it a draft',
    confirming: 'Restoring…',
    done: 'Restored as a draft. The site has not changed.',
    failed: 'The version could not be restored.',
  },
}

const modal = 'restore-as-draft'

/** The button that makes a draft of a version, after a question, and leads to the document. `id`: null for a global. */
export function RestoreAsDraft({
  slug,
  id,
  version,
  moment,
  language,
}: {
  slug: string
  id: string | null
  version: string
  moment: string
  language: Locale
}) {
  const t = words[language]
  const { config } = useConfig()
  const { toggleModal } = useModal()
  const { startRouteTransition } = useRouteTransition()
  const router = useRouter()
  const { admin, api } = config.routes

  const restore = async () => {
    const response = await fetch(`${api}/${id === null ? 'globals/' : ''}${slug}/versions/${version}`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'Accept-Language': language },
    })
    if (!response.ok) {
      toast.error((await readRefusal(response)) ?? t.failed)
      return
    }
    toast.success(t.done)
    startRouteTransition(() =>
      router.push(`${admin}/${id === null ? `globals/${slug}` : `collections/${slug}/${id}`}`),
    )
  }

  return (
    <>
      <Button
        buttonStyle="primary"
        className="version-head__restore"
        margin={false}
        onClick={() => toggleModal(modal)}
        size="xsmall"
      >
        {t.button}
      </Button>
      <ConfirmationModal
        modalSlug={modal}
        heading={t.heading}
        body={
          <p>
            {t.before}
            <VersionMoment moment={moment} language={language} />
            {t.after}
          </p>
        }
        confirmLabel={t.confirm}
        confirmingLabel={t.confirming}
        onConfirm={restore}
      />
    </>
  )
}

/** The sentence of a refusal; null where the answer has none. */
async function readRefusal(response: Response): Promise<string | null> {
  if (!response.headers.get('content-type')?.includes('json')) return null
  const { errors } = (await response.json()) as { errors?: { message?: string }[] }
  return errors?.[0]?.message ?? null
}
