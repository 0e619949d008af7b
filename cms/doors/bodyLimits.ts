/** The largest upload, in bytes: slides with many pictures fit, a film does not. */
export const uploadMaxBytes = 40 * mebibytes(1)

/**
 * The largest bodies, in bytes. A form is sent whole at each save, and while somebody types Payload's panel sends its state, which is
 * several times as long: a book with all its contents must fit.
 */
export const bodyLimits = {
  stranger: mebibytes(1),
  person: mebibytes(8),
  /** A form around the file. */
  upload: uploadMaxBytes + mebibytes(1),
} as const

/** How long the body of a request may be: `isPerson` says whether it shows a valid session. */
export function bodyLimitOf({
  path,
  contentType,
  isPerson,
}: {
  path: string
  contentType: string | undefined
  isPerson: boolean
}): number {
  if (!isPerson) return bodyLimits.stranger
  const isUpload = isFormWithFile(contentType) && /^\/api\/media(?:\/[^/]+)?\/?$/.test(path)
  return isUpload ? bodyLimits.upload : bodyLimits.person
}

function isFormWithFile(contentType: string | undefined): boolean {
  return /^multipart\/form-data\b/i.test(contentType ?? '')
}

function mebibytes(count: number): number {
  return count * 1024 * 1024
}
