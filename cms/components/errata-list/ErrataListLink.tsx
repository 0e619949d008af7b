import type { ServerProps } from 'payload'
import { panelLanguage } from '../../words.ts'
import { words } from './words.ts'
import './errataList.css'

/** The link from the list of errata to the page where a whole list is pasted. */
export function ErrataListLink({ payload, i18n }: ServerProps) {
  return (
    <p className="errata-list-link">
      <a href={`${payload.config.routes.admin}/errata-list`}>{words[panelLanguage({ i18n })].title}</a>
    </p>
  )
}
