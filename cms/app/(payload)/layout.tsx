import config from '@payload-config'
import '@payloadcms/next/css'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import 'katex/dist/katex.min.css'
import '../../components/bilingual/bilingual.css'
import type { ServerFunctionClient } from 'payload'
import type { ReactNode } from 'react'
import '../../components/refusals/refusals.css'
import { keepMarksOfForms } from '../keepMarksOfForms.ts'
import { importMap } from './admin/importMap.js'

const serverFunction: ServerFunctionClient = async function (args) {
  'use server'
  return keepMarksOfForms(args, await handleServerFunctions({ ...args, config, importMap }))
}

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
      {children}
    </RootLayout>
  )
}
