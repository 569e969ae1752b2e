/**
 * A request whose form, if it has one, is bytes already: undici's own `fetch` takes a form of Node's for an object and
 * would send its name instead of the recording in it.
 */
export async function withPackedForm(init: RequestInit = {}): Promise<RequestInit> {
  if (!(init.body instanceof FormData)) return init;
  const packed = new Response(init.body);
  const headers = new Headers(init.headers);
  headers.set('content-type', packed.headers.get('content-type') ?? '');
  return { ...init, headers, body: await packed.arrayBuffer() };
}
