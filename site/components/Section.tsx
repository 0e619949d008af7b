import type { ComponentChildren } from 'preact'

/** A section of a page, labelled by its heading. */
export function Section({
  id,
  heading,
  role,
  children,
}: {
  id: string
  heading: string
  role?: 'doc-toc'
  children: ComponentChildren
}) {
  return (
    <section aria-labelledby={id} role={role}>
      <h2 id={id}>{heading}</h2>
      {children}
    </section>
  )
}
