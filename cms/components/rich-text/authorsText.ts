'use client'

import { createClientFeature } from '@payloadcms/richtext-lexical/client'
import { FormulaPreview } from './FormulaPreview.tsx'
import { PasteNotes } from './PasteNotes.tsx'

/** What keeps an author's text as it was written or copied, and shows its formulas. */
export const AuthorsText = createClientFeature({
  plugins: [
    { Component: PasteNotes, position: 'belowContainer' },
    { Component: FormulaPreview, position: 'belowContainer' },
  ],
})
