// Which kinds of errata are shown. The address states them: `?severity=substantive,misleading`.
import { errata, hiddenBy, onFiltered, setFilter, shownByOthers, type ListedErratum } from '../errataList.ts'
import { readChoice, writeChoice } from '../address.ts'
import { fill } from '../fill.ts'
import { find, say, words } from './said.ts'

const boxes = [...(find?.querySelectorAll<HTMLInputElement>('[data-find-severity] input') ?? [])]
/** A link may name kinds that this page of the list does not have. */
const allKinds = ['substantive', 'misleading', 'typo', 'none']

const kindOf = ({ element }: ListedErratum) => element.dataset.severity ?? 'none'

function readKinds(): string[] | null {
  const kinds = readChoice('severity')
    ?.split(',')
    .filter((kind) => allKinds.includes(kind))
  return kinds === undefined || kinds.length === 0 || kinds.length === allKinds.length ? null : kinds
}

function show(kinds: readonly string[] | null) {
  for (const box of boxes) box.checked = kinds?.includes(box.value) ?? true
  setFilter('severity', kinds && ((erratum) => kinds.includes(kindOf(erratum))))
}

/** Shows all kinds again. */
export function showAllSeverities() {
  writeChoice('severity', null, { keepsHash: true })
  show(null)
}

function sayHidden() {
  const hidden = hiddenBy('severity')
  const list = boxes.flatMap(({ value, dataset }) => {
    const count = hidden.filter((erratum) => kindOf(erratum) === value).length
    return count === 0 ? [] : fill(words.hiddenKind, { severity: dataset.words ?? '', count })
  })
  if (list.length === 0) say('severity')
  else say('severity', fill(words.hidden, { list: list.join(words.between) }))
}

/** Beside each kind, how many errata its box shows or hides: of the chosen copy, with the words that are looked for. */
function countKinds() {
  const kinds = shownByOthers('severity').map(kindOf)
  for (const box of boxes) {
    const count = box.closest('label')?.querySelector('.count')
    if (count) count.textContent = String(kinds.filter((kind) => kind === box.value).length)
  }
}

if (boxes.length > 0 && errata.length > 0) {
  onFiltered(sayHidden)
  onFiltered(countKinds)
  countKinds()
  show(readKinds())
  for (const box of boxes)
    box.addEventListener('change', () => {
      const kinds = boxes.filter(({ checked }) => checked).map(({ value }) => value)
      const isAll = kinds.length === boxes.length
      // Without any kind there would be nothing to see: the last one stays.
      if (kinds.length === 0) box.checked = true
      else {
        writeChoice('severity', isAll ? null : kinds.join(','))
        show(isAll ? null : kinds)
      }
    })
}
