import type { Strings } from '../../../i18n/strings.ts'

/** The part of the page with the ways to an erratum; null where it has none. */
export const find = document.querySelector<HTMLElement>('[data-find]')

/** What the script says, as the page gives it. */
export const words = JSON.parse(find?.dataset.find ?? '{}') as Strings['find']['said']

/** Whether the list has other pages. */
export const isPart = find?.hasAttribute('data-is-part') ?? false

type Topic = 'page' | 'words' | 'elsewhere' | 'severity' | 'order'
const topics: readonly Topic[] = ['page', 'words', 'elsewhere', 'severity', 'order']

const status = find?.querySelector<HTMLElement>('[data-find-status]') ?? null
const sentences = new Map<Topic, (string | Node)[]>()

/** Says something about a topic, in place of what was said of it before; nothing: that is over. */
export function say(topic: Topic, ...sentence: (string | Node)[]) {
  sentences.set(topic, sentence)
  const said = topics.flatMap((one) => sentences.get(one) ?? [])
  status?.replaceChildren(...said.flatMap((part, index) => (index === 0 ? [part] : [' ', part])))
}
