/** What enhances all pages. They are whole without it. */
import './currentTab.ts'
import './followPlace.ts'
import './copyLines.ts'
import './wideFormulas.ts'
import './copyFormulas.ts'
import './copyCitations.ts'
