'use client'

import { useAuth } from '@payloadcms/ui'
import { useEffect, type ReactNode } from 'react'
import './panel.css'

/**
 * Around every page of the panel: its styles, and the theme of the pages before the log-in. Payload's own provider follows the
 * theme only where it knows `admin.theme`, which is not in the configuration that somebody who is not logged in gets: without
 * this, the log-in page is light on a dark system.
 */
export function PanelFrame({ children }: { children: ReactNode }) {
  const { user } = useAuth()
  useEffect(() => {
    // Logged in, it is Payload's, with the choice on the account page.
    if (user) return
    const system = window.matchMedia('(prefers-color-scheme: dark)')
    const follow = () => {
      document.documentElement.dataset.theme = chosenTheme() ?? (system.matches ? 'dark' : 'light')
    }
    follow()
    system.addEventListener('change', follow)
    return () => system.removeEventListener('change', follow)
  }, [user])
  return children
}

// As Payload keeps it: no cookie, or another value, is the system's theme.
function chosenTheme(): 'light' | 'dark' | null {
  const name = 'payload-theme='
  const value = document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(name))
    ?.slice(name.length)
  return value === 'light' || value === 'dark' ? value : null
}
