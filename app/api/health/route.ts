import { healthOf } from '#lib/runtime/health';
import { getRuntime } from '#lib/runtime/runtime';

export const dynamic = 'force-dynamic';

/** Whether the server lives and is ready, and how much it does. */
export function GET(): Promise<Response> {
  return healthOf(getRuntime());
}
