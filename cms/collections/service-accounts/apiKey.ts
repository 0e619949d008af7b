import { createHmac, randomBytes } from 'node:crypto'
import type {
  CollectionAfterOperationHook,
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
} from 'payload'
import { asRow } from '../../rows.ts'

/** What a save does to the key of a service account. It travels in the request's context, which no client can write. */
type Wish = 'new' | 'enabled' | 'none'
type Context = { apiKeyWish?: Wish; newApiKey?: string }

/**
 * Reads from a save what should become of the key, and takes away what was sent as the key itself: the system makes each key, so that
 * none is short, and none is known elsewhere. `apiKey` with any text: a new one in its place; `enableAPIKey: true`: one, if there is
 * none; `apiKey: null`, or `enableAPIKey: false`: none any more.
 */
export const takeKeyWish: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { apiKey, apiKeyIndex: _index, enableAPIKey, ...data } = asRow(asRow(args).data)
  const context = req.context as Context
  delete context.newApiKey
  if (typeof apiKey === 'string' && apiKey !== '') context.apiKeyWish = 'new'
  else if (apiKey === null || apiKey === '' || enableAPIKey === false) context.apiKeyWish = 'none'
  else if (enableAPIKey === true) context.apiKeyWish = 'enabled'
  else delete context.apiKeyWish
  return { ...args, data }
}

/** Makes the key, or removes it. After Payload has asked who may write the field, and before it encrypts it. */
export const makeKey: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const context = req.context as Context
  const hasKey = originalDoc?.enableAPIKey === true
  if (context.apiKeyWish === 'none') return { ...data, apiKey: null, apiKeyIndex: null, enableAPIKey: false }
  if (context.apiKeyWish === undefined || (context.apiKeyWish === 'enabled' && hasKey)) return data
  const apiKey = `okuzuke_${randomBytes(32).toString('base64url')}`
  context.newApiKey = apiKey
  const apiKeyIndex = createHmac('sha256', req.payload.secret).update(apiKey).digest('hex')
  return { ...data, apiKey, apiKeyIndex, enableAPIKey: true }
}

/** Gives the new key with the answer to the save that made it: the only time that it is shown. */
export const showNewKey: CollectionAfterOperationHook = ({ operation, req, result }) => {
  const { newApiKey } = req.context as Context
  if (newApiKey === undefined || (operation !== 'create' && operation !== 'updateByID')) return result
  delete (req.context as Context).newApiKey
  return { ...asRow(result), apiKey: newApiKey } as typeof result
}
