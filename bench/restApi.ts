import { z } from 'zod'

/** The CMS's REST API as one person who is logged in: `rest('/errata', 'POST', body)`. Throws an error with the answer where it refuses. */
export type RestApi = (path: string, method?: 'GET' | 'POST' | 'PATCH', body?: unknown) => Promise<unknown>

const Login = z.object({ token: z.string() })

/** Logs in. */
export async function openRestApi({
  cmsUrl,
  email,
  password,
}: {
  cmsUrl: string
  email: string
  password: string
}): Promise<RestApi> {
  const { token } = Login.parse(await ask({ url: `${cmsUrl}/api/users/login`, body: { email, password } }))
  return (path, method = 'GET', body) => ask({ url: `${cmsUrl}/api${path}`, method, body, token })
}

async function ask({
  url,
  method = 'POST',
  body,
  token,
}: {
  url: string
  method?: string
  body?: unknown
  token?: string
}): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: `JWT ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${text.slice(0, 500)}`)
  return JSON.parse(text)
}
