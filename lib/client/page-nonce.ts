/** The nonce of this page, for libraries that write style elements; browsers show it to scripts only. */
export function pageNonce(): string | undefined {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce || undefined;
}
