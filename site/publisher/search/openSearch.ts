import type { ContentProblem } from '../../../content/publishing.ts'
import { toMessage } from '../../../system/toMessage.ts'
import type { RenderedFile, SearchBundle, SearchEngine } from '../../renderedSite.ts'
import type { LogLine } from '../logLine.ts'
import { indexBundle, makeEngine } from './indexBundle.ts'
import { createPagefindService, type PagefindService } from './pagefindService.ts'

/** What a publisher searches with. */
export type Search = {
  engine: SearchEngine
  index: IndexSearch
  close: () => Promise<void>
}

/** Makes the files of an index; throws where it can't, or where that takes longer than `patienceMs`. */
export type IndexSearch = (options: { bundle: SearchBundle; patienceMs: number }) => Promise<RenderedFile[]>

// Without an answer the whole site is made anew without search: a machine that is starting gets more time for it than for an index.
const patienceAtStartMs = 15_000

/**
 * Opens the search. Where Pagefind can't be run (its package has no program for this machine, or may not run it), the site is published
 * without search: `search` is null, and `problems` say so to editors with each release.
 */
export async function openSearch({
  log,
  service = createPagefindService(),
}: {
  log: LogLine
  service?: PagefindService
}): Promise<{ search: Search | null; problems: ContentProblem[] }> {
  try {
    const engine = await makeEngine({ service, patienceMs: patienceAtStartMs })
    const index: IndexSearch = (options) => indexBundle({ service, ...options })
    return { search: { engine, index, close: service.close }, problems: [] }
  } catch (error) {
    await service.close()
    log(`The site is published without search, because Pagefind can't be run here: ${toMessage(error)}`)
    return { search: null, problems: [noSearch] }
  }
}

const noSearch: ContentProblem = {
  severity: 'warning',
  message: {
    ja: 'サイト内検索を用意できないため、検索なしで公開されています。このサーバーで検索プログラム(Pagefind)が動きません。詳しい原因は公開処理のログにあります。サーバーの管理者に、npm ciをやり直して公開処理を再起動するよう伝えてください。',
    en:
      'The site is published without its search: the search program (Pagefind) does not run on this server, and the publisher’s log says ' +
      'why. Ask whoever runs the server to run npm ci again and to restart the publisher.',
  },
  document: null,
}

/** An index that could not be made, for editors: what the search does not find until the next attempt. */
export const unsearchable: ContentProblem = {
  severity: 'warning',
  message: {
    ja: '検索用の索引を作れなかったため、この内容はサイト内検索では見つかりません。ページは公開されています。自動的にやり直されます。',
    en: 'The search does not find this content, because its index could not be made. The pages are published. It is tried again by itself.',
  },
  document: null,
}
