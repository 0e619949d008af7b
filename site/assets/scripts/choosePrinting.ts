// The choice of a printing: in the address, and said in words.
import { errata, filtersThatHide, setFilter } from './errataList.ts'
import { followPlace } from './followPlace.ts'

const filter = document.querySelector<HTMLElement>('[data-printing-filter]')
const choice = filter?.querySelector('select')
const status = filter?.querySelector<HTMLElement>('[role="status"]')

/** Whether a set in canonical notation (`1-3,5,7-`) holds a printing. */
function contains(notation: string, printing: number): boolean {
  return notation.split(',').some((run) => {
    const [from, to] = run.split('-')
    return printing >= Number(from) && (to === '' || printing <= Number(to ?? from))
  })
}

function fill(sentence: string | undefined, values: Record<string, unknown>): string {
  return (sentence ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

function apply(printing: number | null) {
  if (!filter || !status) return
  let count = 0
  let unknown = 0
  for (const { element } of errata) {
    const notation = element.dataset.printings ?? ''
    const isUnknown = printing !== null && notation === ''
    const mark = element.querySelector<HTMLElement>('.unknown-mark')
    if (mark) mark.hidden = !isUnknown
    if (isUnknown) unknown += 1
    else if (printing === null || contains(notation, printing)) count += 1
  }
  setFilter(
    'printing',
    printing === null
      ? null
      : ({ element: { dataset } }) =>
          (dataset.printings ?? '') === '' || contains(dataset.printings ?? '', printing),
  )
  const values = { printing, count, total: filter.dataset.total }
  const sentences =
    printing === null
      ? [fill(filter.dataset.none, values)]
      : [
          fill(filter.dataset.announcement, values),
          unknown > 0 ? fill(filter.dataset.unknown, { count: unknown }) : '',
        ]
  status.textContent = sentences.filter(Boolean).join(' ')
}

function readAddress(): string {
  const asked = new URLSearchParams(location.search).get('printing') ?? ''
  return /^[1-9]\d{0,2}$/.test(asked) ? asked : ''
}

/** A link to an erratum shows it, whatever the filter says. */
function showTarget() {
  const target = location.hash.length > 1 ? document.getElementById(decodeHash()) : null
  if (!target || !filtersThatHide(target).includes('printing')) return
  choose('')
  target.scrollIntoView()
}

function decodeHash(): string {
  try {
    return decodeURIComponent(location.hash.slice(1))
  } catch {
    return '' // A hash that is no percent-encoding points at nothing.
  }
}

function choose(value: string) {
  if (!choice) return
  // A printing that nobody listed may still be asked for by a link.
  if (![...choice.options].some((option) => option.value === value)) choice.add(new Option(value, value))
  choice.value = value
  apply(value === '' ? null : Number(value))
}

if (filter && choice) {
  filter.hidden = false
  choose(readAddress())
  showTarget()
  choice.addEventListener('change', () => {
    const url = new URL(location.href)
    if (choice.value === '') url.searchParams.delete('printing')
    else url.searchParams.set('printing', choice.value)
    url.hash = ''
    history.replaceState(null, '', url)
    choose(choice.value)
    followPlace()
  })
  addEventListener('hashchange', showTarget)
}
