/** The same text with full-width letters, digits and signs as their plain forms; each stays one UTF-16 unit, so positions hold. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
}
