import { toast } from '@payloadcms/ui'
import { isValidElement } from 'react'

const attempts = 20
const pauseMs = 50

/**
 * Shows the message of a refused save as it was sent. Payload's toast (FieldErrorsToast) takes it for a list of labels: it cuts the
 * message at colons and commas, and counts the pieces. The toast has no option for that, so the newest one that holds such a
 * message is given another content, once it is there. Gives what ends the waiting.
 */
export function showWholeSentence(): () => void {
  let attempt = 0
  const timer = setInterval(() => {
    attempt += 1
    const last = toast.getToasts().toReversed().find(hasMessage)
    if (last && hasMessage(last)) {
      toast.error(<span className="refusal-toast">{last.title.props.errorMessage}</span>, { id: last.id })
    }
    if (last || attempt === attempts) clearInterval(timer)
  }, pauseMs)
  return () => clearInterval(timer)
}

type WithMessage = { id: string | number; title: { props: { errorMessage: string } } }

function hasMessage(shown: unknown): shown is WithMessage {
  const title = typeof shown === 'object' && shown !== null && 'title' in shown ? shown.title : null
  return isValidElement<{ errorMessage?: unknown }>(title) && typeof title.props.errorMessage === 'string'
}
