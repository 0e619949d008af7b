/** What enhances all pages. They are whole without it. */
import './errataParts.ts'
import './choosePrinting.ts'
import './wideFormulas.ts'
import './copyFormulas.ts'
