/**
 * Adds to the message of a bulk edit which documents were left out, and why. The drawer that edits many documents shows this
 * message alone; the panel's other bulk actions, which send JSON and not a form, show `errors` below it by themselves.
 */
export async function giveReasons(request: Request, response: Response): Promise<Response> {
  const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data') ?? false
  if (request.method !== 'PATCH' || !isForm || response.status !== 400) return response
  const answer = (await response.clone().json()) as { message?: unknown; docs?: unknown; errors?: unknown }
  if (typeof answer.message !== 'string' || !Array.isArray(answer.docs) || !Array.isArray(answer.errors))
    return response
  const reasons = (answer.errors as { message: string }[]).map(({ message }) => message)
  const message = [answer.message, ...reasons].join('\n')
  return Response.json({ ...answer, message }, { status: response.status, headers: withoutLength(response) })
}

function withoutLength({ headers }: Response): Headers {
  const kept = new Headers(headers)
  kept.delete('content-length')
  return kept
}
