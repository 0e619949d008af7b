// On the page of a former address: leads on to the present one, with the query and the fragment, and without a step in the history.
const href = document.currentScript?.dataset.href
if (href !== undefined) location.replace(href + location.search + location.hash)

export {}
