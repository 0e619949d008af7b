// On the page of a former address: leads on to the present one, with the query and the fragment, and without a step in the history.
location.replace(document.currentScript.dataset.href + location.search + location.hash)
