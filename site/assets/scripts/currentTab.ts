// The row of a book's pages: where it is too narrow for all, the current one is in sight, and the edges show where there is more.
const row = document.querySelector<HTMLElement>('.book-nav ul')

function markEdges(list: HTMLElement) {
  const { scrollLeft, scrollWidth, clientWidth } = list
  list.classList.toggle('more-before', scrollLeft > 1)
  list.classList.toggle('more-after', scrollLeft + clientWidth < scrollWidth - 1)
}

if (row) {
  const current = row.querySelector<HTMLElement>('[aria-current]')
  // Not scrollIntoView, which would move the page as well.
  if (current) row.scrollLeft = current.offsetLeft + current.offsetWidth / 2 - row.clientWidth / 2
  row.addEventListener('scroll', () => markEdges(row), { passive: true })
  new ResizeObserver(() => markEdges(row)).observe(row)
}

export {}
