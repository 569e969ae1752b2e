import { healthOf } from '#lib/runtime/health';
import { getRuntime } from '#lib/runtime/runtime';
import { isAdmitted } from '#lib/transports/http/owner/password';

export const dynamic = 'force-dynamic';

/** Whether the server is live and ready, and its load. */
export async function GET(request: Request): Promise<Response> {
  return healthOf(getRuntime(), await isAdmitted(request.headers).catch(() => false));
}
