import config from '@payload-config'
import '@payloadcms/next/css'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import { buildFormStateHandler } from '@payloadcms/ui/utilities/buildFormState'
import 'katex/dist/katex.min.css'
import '../../components/bilingual/bilingual.css'
import type { ServerFunction, ServerFunctionClient } from 'payload'
import type { ReactNode } from 'react'
import '../../components/refusals/refusals.css'
import { keepMarksOfForms } from '../keepMarksOfForms.ts'
import { importMap } from './admin/importMap.js'

// Payload's own check for a newer state, once at the first letter typed, answers with a dialog that can only reload the page and
// loses that text. OverwriteGuard says it when the page comes to the front, and at each save.
const buildFormState: ServerFunction = (args) =>
  buildFormStateHandler({ ...args, checkForStaleData: false } as Parameters<typeof buildFormStateHandler>[0])

const serverFunction: ServerFunctionClient = async function (args) {
  'use server'
  const answer = await handleServerFunctions({
    ...args,
    config,
    importMap,
    serverFunctions: { 'form-state': buildFormState },
  })
  return keepMarksOfForms(args, answer)
}

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
      {children}
    </RootLayout>
  )
}
