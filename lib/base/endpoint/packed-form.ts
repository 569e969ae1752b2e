/**
 * A request whose form, if it has one, is already encoded as bytes: undici's own `fetch` does not recognise a form of
 * Node's and would send “[object FormData]” instead of the recording.
 */
export async function withPackedForm(init: RequestInit = {}): Promise<RequestInit> {
  if (!(init.body instanceof FormData)) return init;
  const packed = new Response(init.body);
  const headers = new Headers(init.headers);
  headers.set('content-type', packed.headers.get('content-type') ?? '');
  return { ...init, headers, body: await packed.arrayBuffer() };
}
