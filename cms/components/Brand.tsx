/** The name, above the login form. */
export function Logo() {
  return (
    <span style={{ fontSize: '2rem', fontWeight: 600, letterSpacing: '0.02em' }}>
      Okuzuke <span lang="ja">奥付</span>
    </span>
  )
}

/** The name's first character, at the head of every page of the panel. */
export function Icon() {
  return (
    <span lang="ja" title="Okuzuke" style={{ fontSize: '1.25rem', fontWeight: 700, lineHeight: 1 }}>
      奥
    </span>
  )
}
