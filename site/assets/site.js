// Enhances pages that are whole without it: the choice of a printing, and a language switch that keeps the place.
;(() => {
  'use strict'

  /** The switch leads to the same page; with this, to the same erratum and the same printing. */
  const followPlace = () => {
    for (const link of document.querySelectorAll('[data-language-switch]')) {
      const url = new URL(link.href)
      url.search = location.search
      url.hash = location.hash
      link.href = url.href
    }
    keepPrinting()
  }

  let searchOfLinks = ''
  /** The same for the links between the pages of one list. */
  const keepPrinting = () => {
    if (location.search === searchOfLinks) return
    searchOfLinks = location.search
    for (const link of document.querySelectorAll('[data-keeps-printing]')) {
      const url = new URL(link.href)
      url.search = location.search
      link.href = url.href
    }
  }

  const filter = document.querySelector('[data-printing-filter]')
  const choice = filter?.querySelector('select')
  const status = filter?.querySelector('[role="status"]')

  /** Whether a set in canonical notation (`1-3,5,7-`) holds a printing. */
  const contains = (notation, printing) =>
    notation.split(',').some((run) => {
      const [from, to] = run.split('-')
      return printing >= Number(from) && (to === '' || printing <= Number(to ?? from))
    })

  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)

  const apply = (printing) => {
    let count = 0
    let unknown = 0
    for (const erratum of document.querySelectorAll('[data-printings]')) {
      const notation = erratum.dataset.printings
      const isUnknown = printing !== null && notation === ''
      const applies = printing === null || isUnknown || contains(notation, printing)
      erratum.hidden = !applies
      const mark = erratum.querySelector('.unknown-mark')
      if (mark) mark.hidden = !isUnknown
      if (isUnknown) unknown += 1
      else if (applies) count += 1
    }
    for (const group of document.querySelectorAll('.errata-group')) {
      group.hidden = group.querySelector('[data-printings]:not([hidden])') === null
      const link = document.querySelector(
        `.page-index a[href="#${CSS.escape(group.querySelector('h2').id)}"]`,
      )
      if (link) link.parentElement.hidden = group.hidden
    }
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

  const readAddress = () => {
    const asked = new URLSearchParams(location.search).get('printing') ?? ''
    return /^[1-9]\d{0,2}$/.test(asked) ? asked : ''
  }

  /** A link to an erratum shows it, whatever the filter says. */
  const showTarget = () => {
    const target = location.hash.length > 1 ? document.getElementById(decodeHash()) : null
    const hidden = target?.closest('[hidden]')
    if (!hidden) return
    choose('')
    target.scrollIntoView()
  }

  const decodeHash = () => {
    try {
      return decodeURIComponent(location.hash.slice(1))
    } catch {
      return '' // A hash that is no percent-encoding points at nothing.
    }
  }

  const choose = (value) => {
    // A printing that nobody listed may still be asked for by a link.
    if (![...choice.options].some((option) => option.value === value)) choice.add(new Option(value, value))
    choice.value = value
    apply(value === '' ? null : Number(value))
  }

  if (filter) {
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

  followPlace()
  addEventListener('hashchange', followPlace)
})()
