// Adds to pages that are complete without it: the choice of a printing, and a language switch that keeps hash and query.
;(() => {
  'use strict'

  /** Adds the hash and the query to the language switch, so that it leads to the same erratum and the same printing. */
  const updateLanguageSwitch = () => {
    for (const link of document.querySelectorAll('[data-language-switch]')) {
      const url = new URL(link.href)
      url.search = location.search
      url.hash = location.hash
      link.href = url.href
    }
  }

  const filter = document.querySelector('[data-printing-filter]')
  const choice = filter?.querySelector('select')
  const status = filter?.querySelector('[role="status"]')

  /** Whether a set in canonical notation (`1-3,5,7-`) contains a printing. */
  const contains = (notation, printing) =>
    notation.split(',').some((run) => {
      const [from, to] = run.split('-')
      return printing >= Number(from) && (to === '' || printing <= Number(to ?? from))
    })

  const fillIn = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)

  const apply = (printing) => {
    let count = 0
    let unknown = 0
    for (const erratum of document.querySelectorAll('[data-printings]')) {
      const notation = erratum.dataset.printings
      const isUnknown = printing !== null && notation === ''
      const applies = printing === null || isUnknown || contains(notation, printing)
      erratum.hidden = !applies
      erratum.querySelector('.unknown-mark').hidden = !isUnknown
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
        ? [fillIn(filter.dataset.none, values)]
        : [
            fillIn(filter.dataset.announcement, values),
            unknown > 0 ? fillIn(filter.dataset.unknown, { count: unknown }) : '',
          ]
    status.textContent = sentences.filter(Boolean).join(' ')
  }

  const readPrinting = () => {
    const printing = new URLSearchParams(location.search).get('printing') ?? ''
    return /^[1-9]\d{0,2}$/.test(printing) ? printing : ''
  }

  /** Shows the erratum that the hash names, also where the filter hides it. */
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
      return '' // An invalid percent-encoding: no such element.
    }
  }

  const choose = (value) => {
    // A link may name a printing that is not in the list.
    if (![...choice.options].some((option) => option.value === value)) choice.add(new Option(value, value))
    choice.value = value
    apply(value === '' ? null : Number(value))
  }

  if (filter) {
    filter.hidden = false
    choose(readPrinting())
    showTarget()
    choice.addEventListener('change', () => {
      const url = new URL(location.href)
      if (choice.value === '') url.searchParams.delete('printing')
      else url.searchParams.set('printing', choice.value)
      url.hash = ''
      history.replaceState(null, '', url)
      choose(choice.value)
      updateLanguageSwitch()
    })
    addEventListener('hashchange', showTarget)
  }

  updateLanguageSwitch()
  addEventListener('hashchange', updateLanguageSwitch)
})()
