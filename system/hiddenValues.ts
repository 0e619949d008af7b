/** A value that no log shows, and the name that stands in its place: `[PAYLOAD_SECRET]`. */
export type HiddenValue = { name: string; value: string }

const secretVariables = [
  'PAYLOAD_SECRET',
  'PUBLISHER_API_KEY',
  'ADMIN_PASSWORD',
  'AWS_SECRET_ACCESS_KEY',
  'PUBLISH_WEBHOOK_SECRET',
]
/** Of these the password alone is hidden: the host says which server did not answer. */
const addressVariables = ['DATABASE_URL', 'SMTP_URL']

/** A shorter one would be found in ordinary words. Okuzuke takes no shorter secret of its own. */
const shortestSecret = 6

/** The secrets of an environment. */
export function hiddenValuesOf(env: Readonly<Record<string, string | undefined>>): HiddenValue[] {
  const secrets = secretVariables.map((name) => ({ name, value: env[name] ?? '' }))
  const passwords = addressVariables.map((name) => ({ name, value: passwordIn(env[name] ?? '') }))
  return [...secrets, ...passwords].filter(({ value }) => value.length >= shortestSecret)
}

/** As it stands in the address: `mongodb://user:password@host`, percent-encoded. Several hosts are no URL that URL reads. */
function passwordIn(address: string): string {
  return /^[a-z+]+:\/\/[^:@/]*:([^@/]+)@/i.exec(address)?.[1] ?? ''
}

/** Gives the function that puts names in the place of values, also where a value is written within a JSON text. */
export function createHider(hidden: readonly HiddenValue[]): (text: string) => string {
  const forms = hidden
    .flatMap(({ name, value }) => [
      { name, form: value },
      { name, form: JSON.stringify(value).slice(1, -1) },
    ])
    .sort((a, b) => b.form.length - a.form.length)
  return (text) => forms.reduce((rest, { name, form }) => rest.replaceAll(form, `[${name}]`), text)
}
