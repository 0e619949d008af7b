import type { CheckboxField, PayloadRequest, TextField } from 'payload'
import { isStaff, isTranslator } from '../access/roles.ts'
import { text } from '../rows.ts'

/** The name of the person who asks, else the e-mail address; null for commands and programs. */
export function nameOfUser({ user }: PayloadRequest): string | null {
  if (user?.collection !== 'users') return null
  const { name, email } = user as { name?: unknown; email?: unknown }
  return text(name) ?? text(email)
}

/**
 * The person who asks by the name and the e-mail address of now, as the record of publishing shows it: the name alone is the
 * person's own to change. Null for commands and programs.
 */
export function nameAndAddressOfUser(req: PayloadRequest): string | null {
  const name = nameOfUser(req)
  const address = text((req.user as { email?: unknown } | null)?.email)
  return name === null || address === null || name === address ? name : `${name} <${address}>`
}

const outOfSight = {
  hidden: true,
  disableListColumn: true,
  disableListFilter: true,
  disableBulkEdit: true,
} as const

// Read by people with an account, written by the hook alone.
const access = { read: isStaff, create: () => false, update: () => false }

/** The id of the person who asks; null for commands and programs. */
export function idOfUser({ user }: PayloadRequest): string | null {
  return user?.collection === 'users' ? String(user.id) : null
}

/**
 * Who saved a document, kept in each of its versions: the name as it was then, because an account can be renamed or deleted, the
 * account's id, because two people can have one name, and whether it was a translator.
 */
export function savedByFields(): [TextField, TextField, CheckboxField] {
  return [
    {
      name: 'savedBy',
      type: 'text',
      label: { ja: '保存した人', en: 'Saved by' },
      access,
      admin: {
        ...outOfSight,
        description: {
          ja: '保存したときの名前。コマンドが保存したときは空です。',
          en: 'The name at the time of saving; empty where a command saved it.',
        },
      },
      hooks: { beforeChange: [({ req }) => nameOfUser(req)] },
    },
    {
      name: 'savedById',
      type: 'text',
      label: { ja: '保存した人のID', en: 'Id of who saved it' },
      access,
      admin: {
        ...outOfSight,
        description: { ja: '保存のたびに付きます。', en: 'Set at each save.' },
      },
      hooks: { beforeChange: [({ req }) => idOfUser(req)] },
    },
    {
      name: 'savedByTranslator',
      type: 'checkbox',
      label: { ja: '翻訳者が保存した', en: 'Saved by a translator' },
      access,
      admin: {
        ...outOfSight,
        description: { ja: '保存のたびに付きます。', en: 'Set at each save.' },
      },
      hooks: { beforeChange: [({ req }) => isTranslator({ req })] },
    },
  ]
}
