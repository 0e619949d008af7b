import type { EmailAdapter } from 'payload'

/** Okuzuke sends no mail: whatever tries to is told so, rather than having its mail (with a token in it) written to the log. */
export const noEmail: EmailAdapter = () => ({
  name: 'none',
  defaultFromAddress: 'nobody@localhost',
  defaultFromName: 'Okuzuke',
  sendEmail: async () => {
    throw new Error('Okuzuke has no mail service, so this mail was not sent.')
  },
})
