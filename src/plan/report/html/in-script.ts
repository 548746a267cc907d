/**
 * A value as JSON that may stand in a script element: no text can end the element, or begin a comment.
 * Source: https://html.spec.whatwg.org, 4.12.1.3
 */
export function inScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
